import type { AppContext } from '../context.js';
import type { RecipeEvent } from '../pubsub.js';

export const Subscription = {
  recipeChanged: {
    subscribe: (_: unknown, { id }: { id: string }, { pubsub }: AppContext) => pubsub.subscribe('recipeChanged', id),
    resolve: (event: RecipeEvent) => event,
  },
};

export const RecipeChange = {
  recipe: (event: RecipeEvent, _: unknown, { prisma }: AppContext) =>
    prisma.recipe.findFirst({
      where: { id: event.recipeId },
      include: { comments: { where: { parentId: null } } },
    }),

  changedBy: (event: RecipeEvent, _: unknown, { userLoader }: AppContext) => userLoader.load(event.userId),
};
