import type { GraphQLResolveInfo } from 'graphql';
import graphqlFields from 'graphql-fields';

import type { Context } from '../context.js';
import { Offer } from '../entities/offer.js';
import { Stall } from '../entities/stall.js';

interface OfferArgs {
  search?: string;
  first: number;
}

export default {
  Query: {
    stalls: (_: unknown, { city }: { city?: string }, { em }: Context) => em.find(Stall, city ? { city } : {}),

    async offers(_: unknown, { search, first }: OfferArgs, { em }: Context, info: GraphQLResolveInfo) {
      const { items = {} } = graphqlFields(info) as { items?: Record<string, object> };
      const where = search ? { title: { $ilike: `%${search}%` } } : {};
      const populate = 'category' in items ? (['category'] as const) : [];
      const [found, total] = await em.findAndCount(Offer, where, { populate, limit: Math.min(first, 100) });
      return { items: found, total };
    },

    basket: (_: unknown, __: unknown, { basketId }: Context) => ({ id: basketId }),
  },
};
