import type { AppContext } from '../context.js';

export const Query = {
  recipes: (_: unknown, { tag, take }: { tag?: string; take: number }, { prisma }: AppContext) =>
    prisma.recipe.findMany({
      where: tag ? { tags: { has: tag } } : undefined,
      include: { comments: { where: { parentId: null } } },
      take: Math.min(take, 100),
    }),

  recipe: (_: unknown, { id }: { id: string }, { prisma }: AppContext) =>
    prisma.recipe.findUnique({ where: { id }, include: { comments: { where: { parentId: null } } } }),

  shoppingList: async (_: unknown, { id }: { id: string }) => ({ id, recipeId: id }),

  viewer: (_: unknown, __: unknown, { user }: AppContext) => user,
};
