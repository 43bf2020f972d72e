import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { Team } from './team.entity';

@Resolver(() => Team)
export class TeamResolver {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  @ResolveField(() => Int)
  async openTickets(@Parent() team: Team): Promise<number> {
    const [{ n }] = await this.source.query(
      'select count(*)::int as n from ticket t join "user" u on u.id = t."assigneeId" where u."teamId" = $1',
      [team.id],
    );
    return n;
  }
}
