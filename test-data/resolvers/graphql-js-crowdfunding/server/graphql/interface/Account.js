import { GraphQLInt, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';

import models from '../../models/index.js';
import { GraphQLTransaction } from '../object/Transaction.js';

const accountFieldsDefinition = () => ({
  id: { type: new GraphQLNonNull(GraphQLInt) },
  slug: { type: new GraphQLNonNull(GraphQLString) },
  name: { type: GraphQLString },
  imageUrl: {
    type: GraphQLString,
    args: { height: { type: GraphQLInt } },
  },
  balance: { type: new GraphQLNonNull(GraphQLInt) },
  transactions: {
    type: new GraphQLNonNull(new GraphQLList(GraphQLTransaction)),
    args: { limit: { type: GraphQLInt, defaultValue: 20 } },
  },
});

export const GraphQLAccount = new GraphQLInterfaceType({
  name: 'Account',
  description: 'Whoever gives or takes money',
  fields: accountFieldsDefinition,
  resolveType: account => (account.isUser() ? 'Individual' : 'Collective'),
});

const accountTransactions = {
  ...accountFieldsDefinition().transactions,
  async resolve(account, { limit }) {
    return models.Transaction.findAll({ where: { CollectiveId: account.id }, order: [['id', 'DESC']], limit });
  },
};

export const AccountFields = {
  ...accountFieldsDefinition(),
  imageUrl: {
    ...accountFieldsDefinition().imageUrl,
    resolve(account, { height = 128 }) {
      return account.image || `https://images.seedling.example/${account.slug}/avatar/${height}.png`;
    },
  },
  balance: {
    type: new GraphQLNonNull(GraphQLInt),
    resolve(account, _, req) {
      return req.loaders.Collective.balance.load(account.id);
    },
  },
  transactions: accountTransactions,
};
