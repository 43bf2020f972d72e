import { GraphQLBoolean, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

import { getFxRate } from '../../lib/fx.js';
import models from '../../models/index.js';
import * as ExpenseLib from '../common/expenses.js';
import { GraphQLAccount } from '../interface/Account.js';

const GraphQLExpenseItem = new GraphQLObjectType({
  name: 'ExpenseItem',
  fields: {
    id: { type: new GraphQLNonNull(GraphQLInt) },
    description: { type: GraphQLString },
    amount: { type: GraphQLInt },
  },
});

const GraphQLExpenseFile = new GraphQLObjectType({
  name: 'ExpenseFile',
  fields: {
    url: { type: GraphQLString },
  },
});

const GraphQLExpensePermissions = new GraphQLObjectType({
  name: 'ExpensePermissions',
  fields: {
    canEdit: {
      type: new GraphQLNonNull(GraphQLBoolean),
      resolve(expense, _, req) {
        return ExpenseLib.canEdit(req, expense);
      },
    },
    canPay: {
      type: new GraphQLNonNull(GraphQLBoolean),
      async resolve(expense, _, req) {
        return ExpenseLib.canPay(req, expense);
      },
    },
  },
});

export const GraphQLExpense = new GraphQLObjectType({
  name: 'Expense',
  fields: () => {
    return {
      id: { type: new GraphQLNonNull(GraphQLInt) },
      description: { type: GraphQLString },
      tags: {
        type: new GraphQLList(GraphQLString),
        resolve: expense => expense.tags?.map(tag => tag.toLowerCase()) ?? [],
      },
      payee: {
        type: GraphQLAccount,
        async resolve(expense, _, req) {
          return expense.fromCollective || (await req.loaders.Collective.byId.load(expense.FromCollectiveId));
        },
      },
      createdBy: {
        type: GraphQLAccount,
        async resolve(expense, _, req) {
          const user = await req.loaders.User.byId.load(expense.UserId);
          return user && req.loaders.Collective.byId.load(user.CollectiveId);
        },
      },
      items: {
        type: new GraphQLList(GraphQLExpenseItem),
        resolve(expense, _, req) {
          return req.loaders.Expense.items.load(expense.id);
        },
      },
      attachedFiles: {
        type: new GraphQLList(new GraphQLNonNull(GraphQLExpenseFile)),
        async resolve(expense, _, req) {
          if (await ExpenseLib.canSeeAttachments(req, expense)) {
            return models.ExpenseAttachedFile.findAll({ where: { ExpenseId: expense.id } });
          }
        },
      },
      amountIn: {
        type: GraphQLFloat,
        args: { currency: { type: new GraphQLNonNull(GraphQLString) } },
        async resolve(expense, args) {
          const rate = await getFxRate(expense.currency, args.currency, expense.incurredAt);
          return Math.round(expense.amount * rate) / 100;
        },
      },
      permissions: {
        type: new GraphQLNonNull(GraphQLExpensePermissions),
        resolve: expense => expense,
      },
    };
  },
});
