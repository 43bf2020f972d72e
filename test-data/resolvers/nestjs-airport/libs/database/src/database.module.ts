import { Global, Module } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';

import type { Tables } from './tables';

export class Database extends Kysely<Tables> {}

@Global()
@Module({
  providers: [
    {
      provide: Database,
      useFactory: () =>
        new Database({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: process.env.DATABASE_URL }) }) }),
    },
  ],
  exports: [Database],
})
export class DatabaseModule {}
