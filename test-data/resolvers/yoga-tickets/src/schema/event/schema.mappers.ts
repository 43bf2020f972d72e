export type { EventRow as EventMapper, PriceRow as PriceMapper, VenueRow as VenueMapper } from '../../db';
