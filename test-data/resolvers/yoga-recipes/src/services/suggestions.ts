import type { Recipe } from '@prisma/client';

import { prisma } from '../prisma.js';

export const MAX_SUGGESTIONS = 5;

export default function suggest(recipe: Recipe, limit = MAX_SUGGESTIONS) {
  return prisma.recipe.findMany({
    where: { tags: { hasSome: recipe.tags }, NOT: { id: recipe.id } },
    include: { comments: { where: { parentId: null } } },
    take: limit,
  });
}
