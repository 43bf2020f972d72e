import type { Knex } from '../db.js';
import type { TagRow, ThreadRow } from '../types.js';

async function selectTags(knex: Knex, threadIds: string[]): Promise<TagRow[]> {
  return knex('thread_tags')
    .join('tags', 'tags.id', 'thread_tags.tag_id')
    .whereIn('thread_tags.thread_id', threadIds)
    .select('thread_tags.thread_id', 'tags.name');
}

export async function tagsOf(knex: Knex, thread: Pick<ThreadRow, 'id'>): Promise<TagRow[]> {
  const tags = await selectTags(knex, [thread.id]);
  return tags.sort((a, b) => a.name.localeCompare(b.name));
}
