import type { Recipe, User } from '@prisma/client';

import type { AppContext } from '../../context.js';

const forUser =
  <P>(fallback: boolean, check: (user: User, parent: P, context: AppContext) => Promise<boolean>) =>
  (parent: P, _args: unknown, context: AppContext) =>
    context.user ? check(context.user, parent, context) : fallback;

export const isFavourite = forUser<Recipe>(false, async (user, recipe, { prisma }) => {
  const n = await prisma.favourite.count({ where: { userId: user.id, recipeId: recipe.id } });
  return n > 0;
});
