import type { Knex } from '../db.js';
import type { PostRow } from '../types.js';

export class PostRepository {
  constructor(private readonly knex: Knex) {}

  async byId(id: string): Promise<PostRow | null> {
    return (await this.knex<PostRow>('posts').where({ id }).first()) ?? null;
  }

  async byAuthor(authorId: string, limit: number): Promise<PostRow[]> {
    return this.knex<PostRow>('posts').where('author_id', authorId).orderBy('created_at', 'desc').limit(limit);
  }

  async unread(userId: string): Promise<number> {
    const [{ n }] = await this.knex('unread_posts').where({ user_id: userId }).count('* as n');
    return Number(n);
  }
}
