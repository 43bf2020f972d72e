import { comment } from './comment.js';
import { Query } from './query.js';
import { Recipe } from './recipe/index.js';
import { RecipeChange, Subscription } from './subscription.js';
import { listResolvers } from './shopping-list.js';
import { User } from './user.js';

export const resolvers = {
  Query,
  Subscription,
  Recipe,
  RecipeChange,
  User,
  ...comment,
  ...listResolvers,
};
