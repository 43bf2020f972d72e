import type { Knex } from '../db.js';
import type { ThreadRow } from '../types.js';

export class ThreadRepository {
  constructor(private readonly knex: Knex) {}

  byId(id: string): Promise<ThreadRow | undefined> {
    return this.table().where({ id }).first();
  }

  forBoard(boardId: string, limit: number): Promise<ThreadRow[]> {
    return this.table().where({ board_id: boardId }).orderBy('created_at', 'desc').limit(limit);
  }

  async page(first: number, after?: string) {
    const query = this.table().orderBy('id').limit(first + 1);
    if (after) query.where('id', '>', after);
    const rows: ThreadRow[] = await query;
    return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
  }

  async create(row: Omit<ThreadRow, 'id' | 'created_at' | 'slug' | 'post_count' | 'last_post_id'>): Promise<string> {
    const [{ id }] = await this.table().insert(row).returning('id');
    return id;
  }

  private table() {
    return this.knex<ThreadRow>('threads');
  }
}
