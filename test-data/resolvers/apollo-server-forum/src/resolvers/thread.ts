import { authenticated } from '../auth/authenticated.js';
import type { Context } from '../context.js';
import { tagsOf } from '../lib/index.js';
import { loadUser as authorOf } from '../loaders/helpers.js';
import type { ThreadRow } from '../types.js';

const url = (thread: ThreadRow) => `/t/${thread.id}/${thread.slug}`;

const lastPost = (thread: ThreadRow, _args: unknown, { repos }: Context) =>
  thread.last_post_id ? repos.posts.byId(thread.last_post_id) : null;

export const resolvers = {
  url,
  lastPost,

  author: (thread: ThreadRow, _args: unknown, context: Context) => authorOf(context, thread.author_id),

  posts: (thread: ThreadRow, _args: unknown, { loaders }: Context) => loaders.postsByThread.load(thread.id),

  // The first post is no reply.
  replyCount: (thread: ThreadRow) => Math.max(0, thread.post_count - 1),

  tags: (thread: ThreadRow, _args: unknown, { knex }: Context) => tagsOf(knex, thread),

  viewerHasRead: authenticated((thread: ThreadRow, _args, { loaders, viewer }) =>
    loaders.readMarks.load(`${viewer!.id}:${thread.id}`),
  ),
};
