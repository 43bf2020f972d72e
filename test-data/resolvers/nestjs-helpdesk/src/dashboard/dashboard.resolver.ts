import { Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, type Repository } from 'typeorm';

import { Ticket } from '../tickets/ticket.entity';

@ObjectType()
export class Dashboard {
  @Field()
  since: Date;
}

@Resolver(() => Dashboard)
export class DashboardResolver {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

  @Query(() => Dashboard)
  dashboard(): Dashboard {
    return { since: new Date(Date.now() - 7 * 24 * 3_600_000) };
  }

  @ResolveField(() => Int)
  openedTickets(@Parent() dashboard: Dashboard) {
    return this.tickets.count({ where: { openedAt: MoreThan(dashboard.since), closedAt: IsNull() } });
  }
}
