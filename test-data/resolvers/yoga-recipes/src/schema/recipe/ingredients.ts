import type { Recipe } from '@prisma/client';

import type { AppContext } from '../../context.js';

const ingredients = async (recipe: Recipe, args: { servings?: number }, { prisma }: AppContext) => {
  const rows = await prisma.ingredient.findMany({ where: { recipeId: recipe.id }, orderBy: { name: 'asc' } });
  const factor = (args.servings ?? recipe.servings) / recipe.servings;
  return rows.map((row) => ({ ...row, amount: row.amount * factor }));
};

export default ingredients;
