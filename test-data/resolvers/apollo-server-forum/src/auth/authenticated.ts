import { GraphQLError, type GraphQLFieldResolver } from 'graphql';

import type { Context } from '../context.js';

/** Lets only somebody who is signed in reach the resolver. */
export const authenticated =
  <Parent, Args>(next: GraphQLFieldResolver<Parent, Context, Args>): GraphQLFieldResolver<Parent, Context, Args> =>
  (parent, args, context, info) => {
    if (!context.viewer) {
      throw new GraphQLError('You must be signed in.', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    return next(parent, args, context, info);
  };
