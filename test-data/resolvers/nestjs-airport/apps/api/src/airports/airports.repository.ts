import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

@Injectable()
export class AirportsRepository {
  constructor(private readonly db: Database) {}

  private withRunways() {
    return this.db
      .selectFrom('airports')
      .selectAll('airports')
      .select((eb) =>
        jsonArrayFrom(
          eb
            .selectFrom('runways')
            .select(['runways.name', 'runways.metres'])
            .whereRef('runways.airport', '=', 'airports.code'),
        ).as('runways'),
      );
  }

  all() {
    return this.withRunways().orderBy('code').execute();
  }

  findMany(codes: readonly string[]) {
    return this.withRunways()
      .where('code', 'in', [...codes])
      .execute();
  }
}
