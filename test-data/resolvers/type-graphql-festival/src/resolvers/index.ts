import { ArtistResolver } from './ArtistResolver';
import { PerformanceResolver } from './PerformanceResolver';
import { StageResolver } from './StageResolver';
import { TicketResolver } from './TicketResolver';

const resolvers = [ArtistResolver, PerformanceResolver, StageResolver, TicketResolver] as const;

export default resolvers;
