import type { User as UserRow } from '@prisma/client';

import type { AppContext } from '../context.js';

export const User = {
  initials: (user: UserRow) =>
    user.name
      .split(/\s+/)
      .map((part) => part[0])
      .join(''),

  recipes: (user: UserRow, { take }: { take: number }, { prisma }: AppContext) =>
    prisma.user
      .findUnique({ where: { id: user.id } })
      .recipes({ take, include: { comments: { where: { parentId: null } } } }),

  recipeCount: (user: UserRow, _args: unknown, ctx: AppContext) =>
    ctx.prisma.recipe.count({ where: { authorId: user.id } }),
};
