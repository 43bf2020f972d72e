import type { Context } from '../context.js';
import type { ThreadRow } from '../types.js';

export default {
  Query: {
    boards: (_: unknown, __: unknown, { knex }: Context) => knex('boards').orderBy('title'),

    board: (_: unknown, { slug }: { slug: string }, { knex }: Context) => knex('boards').where({ slug }).first(),

    async threads(_: unknown, { first, after }: { first: number; after?: string }, { repos }: Context) {
      const { rows, hasNextPage } = await repos.threads.page(Math.min(first, 100), after);
      const edges = rows.map((node: ThreadRow) => ({ cursor: node.id, node }));
      return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
    },

    thread: (_: unknown, { id }: { id: string }, { repos }: Context) => repos.threads.byId(id),

    me: (_: unknown, __: unknown, { viewer }: Context) => (viewer ? { user: viewer } : null),
  },
};
