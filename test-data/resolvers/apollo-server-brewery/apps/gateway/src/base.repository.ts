import { type Database, eq } from '@hopyard/db';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

export abstract class BaseRepository<T extends PgTable> {
  protected abstract readonly table: T;

  constructor(protected readonly db: Database) {}

  findBy(column: PgColumn, value: unknown) {
    return this.db.select().from(this.table as PgTable).where(eq(column, value));
  }
}
