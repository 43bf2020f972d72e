import { createPubSub } from 'graphql-yoga';

export interface RecipeEvent {
  recipeId: string;
  userId: string;
  summary: string;
}

export const pubsub = createPubSub<{ recipeChanged: [id: string, event: RecipeEvent] }>();
