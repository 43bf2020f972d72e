import DataLoader from 'dataloader';

import type { Knex } from '../db.js';
import type { PostRow, UserRow } from '../types.js';
import { groupBy, indexBy } from '../lib/collections.js';

export type Loaders = ReturnType<typeof createLoaders>;

export function createLoaders(knex: Knex) {
  return {
    users: new DataLoader<string, UserRow>(async (ids) => {
      const rows = await knex('users').whereIn('id', [...ids]);
      const byId = indexBy(rows, 'id');
      return ids.map((id) => byId.get(id) ?? new Error(`no user ${id}`));
    }),

    posts: new DataLoader<string, PostRow | null>(async (ids) => {
      const rows = await knex('posts').whereIn('id', [...ids]);
      const byId = indexBy(rows, 'id');
      return ids.map((id) => byId.get(id) ?? null);
    }),

    postsByThread: new DataLoader<string, PostRow[]>(async (threadIds) => {
      const rows = await knex('posts').whereIn('thread_id', [...threadIds]).orderBy('created_at');
      const byThread = groupBy(rows, 'thread_id');
      return threadIds.map((id) => byThread.get(id) ?? []);
    }),

    threadCount: new DataLoader<string, number>(async (boardIds) => {
      const rows = await knex('threads').select('board_id').count('* as n').whereIn('board_id', [...boardIds])
        .groupBy('board_id');
      const byBoard = indexBy(rows, 'board_id');
      return boardIds.map((id) => Number(byBoard.get(id)?.n ?? 0));
    }),

    // Keys are "<user>:<thread>", so that equal pairs are one key.
    readMarks: new DataLoader<string, boolean>(async (keys) => {
      const pairs = keys.map((key) => key.split(':'));
      const rows = await knex('read_marks').whereIn(['user_id', 'thread_id'], pairs);
      const marked = new Set(rows.map((row) => `${row.user_id}:${row.thread_id}`));
      return keys.map((key) => marked.has(key));
    }),
  };
}
