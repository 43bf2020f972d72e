import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { FlightsPort } from './flights.port';

@Injectable()
export class KyselyFlightsAdapter implements FlightsPort {
  constructor(private readonly db: Database) {}

  onDay(day: string) {
    return this.db
      .selectFrom('flights')
      .selectAll()
      .where(sql<string>`departs_at::date`, '=', day)
      .execute();
  }

  byNumber(number: string) {
    return this.db.selectFrom('flights').selectAll().where('number', '=', number).executeTakeFirst();
  }

  departuresFrom(airport: string, limit: number) {
    return this.db
      .selectFrom('flights')
      .selectAll()
      .where('origin', '=', airport)
      .where('departs_at', '>', new Date())
      .orderBy('departs_at')
      .limit(limit)
      .execute();
  }

  operatedAs(numbers: readonly string[]) {
    return this.db
      .selectFrom('flights')
      .selectAll()
      .where('operating_number', 'in', [...numbers])
      .execute();
  }
}
