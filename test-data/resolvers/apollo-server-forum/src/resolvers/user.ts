import { createHash } from 'node:crypto';

import type { Context } from '../context.js';
import { badgeFor } from '../lib/index.js';
import type { UserRow } from '../types.js';

const AVATARS = process.env.AVATAR_HOST ?? 'https://avatars.example.org';

const userResolvers = {
  User: {
    avatarUrl(user: UserRow, { size }: { size: number }) {
      const digest = createHash('sha256').update(user.email.trim().toLowerCase()).digest('hex');
      return `${AVATARS}/${digest}?s=${size}`;
    },
    badge: (user: UserRow) => badgeFor(user.reputation),
    posts: (user: UserRow, { limit }: { limit: number }, { repos }: Context) => repos.posts.byAuthor(user.id, limit),
  },
  Viewer: {
    preferences: async ({ user }: { user: UserRow }, _: unknown, { repos }: Context) =>
      (await repos.users.preferences(user.id)) ?? { digest: true, language: 'en' },
    unreadCount: ({ user }: { user: UserRow }, _: unknown, ctx: Context) => ctx.repos.posts.unread(user.id),
  },
};

export default userResolvers;
