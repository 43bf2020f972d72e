import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

export const GraphQLTransaction = new GraphQLObjectType({
  name: 'Transaction',
  fields: {
    id: { type: new GraphQLNonNull(GraphQLInt) },
    type: { type: GraphQLString },
    amount: { type: GraphQLInt },
    label: {
      type: GraphQLString,
      resolve: ({ type, amount, currency }) => `${type === 'DEBIT' ? '-' : '+'}${Math.abs(amount) / 100} ${currency}`,
    },
  },
});
