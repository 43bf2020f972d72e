import { authenticated } from '../auth/authenticated.js';
import type { Context } from '../context.js';
import { renderMarkdown } from '../lib/index.js';
import { loadUser } from '../loaders/helpers.js';
import type { PostRow } from '../types.js';

export const Post = {
  bodyHtml: ({ body }: PostRow) => renderMarkdown(body),

  author: (post: PostRow, _: unknown, context: Context) => loadUser(context, post.author_id),

  quoted: (post: PostRow, _: unknown, { loaders }: Context) =>
    post.quoted_post_id ? loaders.posts.load(post.quoted_post_id) : null,

  reactions: authenticated(async ({ id }: PostRow, _: unknown, { knex }) => {
    const rows = await knex('reactions').select('emoji').count('* as n').where({ post_id: id }).groupBy('emoji');
    return rows.map(({ emoji, n }) => ({ emoji, count: Number(n) }));
  }),
};
