import { EXPECTED_OPTIONS_KEY } from 'dataloader-sequelize';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

import { GraphQLAccount } from '../interface/Account.js';

export const GraphQLTier = new GraphQLObjectType({
  name: 'Tier',
  fields: {
    id: { type: new GraphQLNonNull(GraphQLInt) },
    name: { type: GraphQLString },
    amount: { type: GraphQLInt },
  },
});

export const GraphQLOrder = new GraphQLObjectType({
  name: 'Order',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLInt) },
    status: { type: GraphQLString },
    total: {
      type: GraphQLInt,
      resolve: ({ amount, quantity }) => amount * (quantity ?? 1),
    },
    tier: {
      type: GraphQLTier,
      resolve: (order, _, { sequelizeContext }) => order.getTier({ [EXPECTED_OPTIONS_KEY]: sequelizeContext }),
    },
    fromAccount: {
      type: GraphQLAccount,
      resolve: async (order, _, req) => {
        if (order.fromCollective) {
          return order.fromCollective;
        }
        return req.loaders.Collective.byId.load(order.FromCollectiveId);
      },
    },
    toAccount: {
      type: GraphQLAccount,
      resolve: order => order.getCollective(),
    },
  }),
});
