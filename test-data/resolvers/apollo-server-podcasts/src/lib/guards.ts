import type { GraphQLResolveInfo } from 'graphql';

import type { AppContext } from '@/context.js';

type Resolver<P, A, R> = (parent: P, args: A, context: AppContext, info: GraphQLResolveInfo) => R;
type SignedIn = AppContext & { user: NonNullable<AppContext['user']> };

/** Anonymous listeners get `null`. */
export const signedIn =
  <P, A, R>(next: (parent: P, args: A, context: SignedIn, info: GraphQLResolveInfo) => R): Resolver<P, A, R | null> =>
  (parent, args, context, info) =>
    context.user ? next(parent, args, context as SignedIn, info) : null;

export const withFallback =
  <F>(fallback: F) =>
  <P, A, R>(next: Resolver<P, A, Promise<R>>): Resolver<P, A, Promise<R | F>> =>
  async (parent, args, context, info) => {
    try {
      return await next(parent, args, context, info);
    } catch {
      return fallback;
    }
  };
