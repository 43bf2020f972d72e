import { authenticated } from '../auth/authenticated.js';
import type { Context } from '../context.js';

interface CreateThreadArgs {
  input: { boardSlug: string; title: string; body: string };
}

export default {
  Mutation: {
    createThread: authenticated(async (_: unknown, { input }: CreateThreadArgs, { knex, repos, viewer }) => {
      const board = await knex('boards').where({ slug: input.boardSlug }).first('id');
      const threadId = await repos.threads.create({
        board_id: board.id,
        author_id: viewer!.id,
        title: input.title,
      });
      await knex('posts').insert({ thread_id: threadId, author_id: viewer!.id, body: input.body });
      return { threadId };
    }),
  },

  CreateThreadPayload: {
    thread: (payload: { threadId: string }, _: unknown, { repos }: Context) => repos.threads.byId(payload.threadId),
  },
};
