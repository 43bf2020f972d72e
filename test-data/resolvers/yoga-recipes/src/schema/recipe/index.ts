import type { Comment, Recipe as RecipeRow } from '@prisma/client';

import type { AppContext } from '../../context.js';
import { signedUrl } from '../../services/images.js';
import suggest from '../../services/suggestions.js';
import { averageRating } from './average-rating.js';
import { default as ingredients } from './ingredients.js';
import { isFavourite } from './is-favourite.js';

type Loaded = RecipeRow & { comments?: Comment[] };

export const Recipe = {
  averageRating,
  ingredients,
  isFavourite,

  steps: (recipe: RecipeRow): string[] => JSON.parse(recipe.stepsJson),

  cover: ({ coverKey }: RecipeRow, { width }: { width: number }) => coverKey && signedUrl(coverKey, width),

  author: (recipe: RecipeRow, _: unknown, { prisma }: AppContext) =>
    prisma.recipe.findUnique({ where: { id: recipe.id } }).author(),

  async category(recipe: RecipeRow, _: unknown, { prisma }: AppContext) {
    const category = await prisma.category.findUnique({ where: { id: recipe.categoryId } });
    return category ?? { id: recipe.categoryId, name: 'Uncategorised' };
  },

  source: (recipe: RecipeRow, _: unknown, { prisma }: AppContext) =>
    prisma.source.findFirst({ where: { recipeId: recipe.id } }),

  comments: (recipe: Loaded) => recipe.comments ?? [],

  similar: (recipe: RecipeRow) => suggest(recipe),
};
