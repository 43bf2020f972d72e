import DataLoader from 'dataloader';
import { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLString } from 'graphql';

import models from '../../models/index.js';
import { AccountFields, GraphQLAccount } from '../interface/Account.js';
import { groupResults } from '../loaders/helpers.js';

export const GraphQLIndividual = new GraphQLObjectType({
  name: 'Individual',
  interfaces: () => [GraphQLAccount],
  isTypeOf: account => account.isUser(),
  fields: () => ({
    ...AccountFields,
    country: {
      type: GraphQLString,
      resolve: account => (account.countryISO ? new Intl.DisplayNames('en', { type: 'region' }).of(account.countryISO) : null),
    },
    isMe: {
      type: GraphQLBoolean,
      resolve: (account, _, req) => Boolean(req.remoteUser?.isAdminOf(account.id)),
    },
    memberOf: {
      type: new GraphQLList(GraphQLAccount),
      args: { role: { type: GraphQLString, defaultValue: 'BACKER' } },
      async resolve(account, { role }, req) {
        const ids = await models.Member.collectiveIdsOf(account.id, role);
        return req.loaders.Collective.byId.loadMany(ids);
      },
    },
    donationCount: {
      type: GraphQLInt,
      async resolve(account) {
        const loader = new DataLoader(async ids => {
          const orders = await models.Order.findAll({ where: { FromCollectiveId: ids } });
          return groupResults(ids, orders, 'FromCollectiveId');
        });
        const orders = await loader.load(account.id);
        return orders.length;
      },
    },
  }),
});
