import { Database } from '@app/database';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';

import { GetDelayQuery } from './get-delay.query';

@QueryHandler(GetDelayQuery)
export class GetDelayHandler implements IQueryHandler<GetDelayQuery> {
  constructor(private readonly db: Database) {}

  async execute({ flight }: GetDelayQuery): Promise<number> {
    const delay = await this.db
      .selectFrom('delays')
      .select('minutes')
      .where('flight', '=', flight)
      .orderBy('reported_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return delay?.minutes ?? 0;
  }
}
