import type { Recipe } from '@prisma/client';

import type { AppContext } from '../../context.js';

export async function averageRating(parent: Recipe, _args: {}, context: AppContext): Promise<number | null> {
  const { _avg } = await context.prisma.rating.aggregate({
    where: { recipeId: parent.id },
    _avg: { stars: true },
  });
  return _avg.stars;
}
