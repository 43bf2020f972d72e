import type { Comment as CommentRow } from '@prisma/client';

import type { AppContext } from '../context.js';

export const comment = {
  Comment: {
    author: (row: CommentRow, _: unknown, { userLoader }: AppContext) => userLoader.load(row.authorId),

    replies: async (row: CommentRow, _: unknown, { prisma }: AppContext) =>
      prisma.$queryRaw<CommentRow[]>`select * from "Comment" where "parentId" = ${row.id} order by "at"`,
  },

  Ingredient: {
    unit: ({ unit }: { unit: string }) => UNITS[unit] ?? { symbol: unit, name: unit },
    substitutes: ({ name }: { name: string }, _: unknown, context: AppContext) => context.substitutes.load(name),
  },

  Source: {
    host: ({ url }: { url: string }) => new URL(url).host,
  },
};

const UNITS: Record<string, { symbol: string; name: string }> = {
  g: { symbol: 'g', name: 'gram' },
  ml: { symbol: 'ml', name: 'millilitre' },
  tbsp: { symbol: 'tbsp', name: 'tablespoon' },
};
