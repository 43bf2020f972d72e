import type { Knex } from '../db.js';
import type { UserRow } from '../types.js';

export class UserRepository {
  constructor(private readonly knex: Knex) {}

  async byId(id: string): Promise<UserRow> {
    const row = await this.knex<UserRow>('users').where({ id }).first();
    if (!row) throw new Error(`no user ${id}`);
    return row;
  }

  preferences(userId: string) {
    return this.knex('preferences').where({ user_id: userId }).first();
  }
}
