import { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import get from 'lodash/get.js';
import { QueryTypes } from 'sequelize';

import { sequelize } from '../../models/index.js';
import { AccountFields, GraphQLAccount } from '../interface/Account.js';
import { GraphQLTier } from './Order.js';

const GraphQLCollectiveStats = new GraphQLObjectType({
  name: 'CollectiveStats',
  description: 'Numbers that take a while',
  fields: () => ({
    contributorsCount: {
      type: GraphQLInt,
      resolve(collective, args, req) {
        return req.loaders.Collective.contributorsCount.load(collective.id);
      },
    },
    yearlyBudget: {
      type: GraphQLInt,
      async resolve(collective) {
        const [row] = await sequelize.query(
          `SELECT SUM(amount) AS total FROM "Transactions"
            WHERE "CollectiveId" = :id AND type = 'CREDIT' AND "createdAt" > now() - interval '1 year'`,
          { replacements: { id: collective.id }, type: QueryTypes.SELECT },
        );
        return Number(row.total);
      },
    },
  }),
});

export const GraphQLCollective = new GraphQLObjectType({
  name: 'Collective',
  interfaces: () => [GraphQLAccount],
  isTypeOf: account => !account.isUser(),
  fields: () => ({
    ...AccountFields,
    website: { type: GraphQLString },
    host: {
      type: GraphQLAccount,
      resolve(collective, _, req) {
        return collective.HostCollectiveId && req.loaders.Collective.byId.load(collective.HostCollectiveId);
      },
    },
    tiers: {
      type: new GraphQLList(GraphQLTier),
      resolve(collective) {
        return collective.getTiers({ order: [['amount', 'ASC']] });
      },
    },
    admins: {
      type: new GraphQLList(GraphQLAccount),
      async resolve(collective, _, req) {
        const members = await req.loaders.Collective.admins.load(collective.id);
        return members.map(member => member.memberCollective);
      },
    },
    stats: {
      type: new GraphQLNonNull(GraphQLCollectiveStats),
      resolve: collective => collective,
    },
    requiresTwoAdmins: {
      type: new GraphQLNonNull(GraphQLBoolean),
      resolve: collective => get(collective.policies, 'EXPENSES.twoAdmins', false),
    },
  }),
});
