import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';

import models from '../../models/index.js';
import { GraphQLAccount } from '../interface/Account.js';
import { GraphQLCollective } from '../object/Collective.js';
import { GraphQLExpense } from '../object/Expense.js';
import { GraphQLOrder } from '../object/Order.js';

const account = {
  type: GraphQLAccount,
  args: { slug: { type: new GraphQLNonNull(GraphQLString) } },
  resolve: (_, { slug }) => models.Collective.findOne({ where: { slug } }),
};

const collectives = {
  type: new GraphQLNonNull(new GraphQLList(GraphQLCollective)),
  args: { limit: { type: GraphQLInt, defaultValue: 50 } },
  resolve: (_, { limit }) => models.Collective.findAll({ where: { type: 'COLLECTIVE' }, limit }),
};

const expenses = {
  type: new GraphQLNonNull(new GraphQLList(GraphQLExpense)),
  args: { status: { type: GraphQLString } },
  async resolve(_, args) {
    const where = {};
    if (args.status) {
      where.status = args.status;
    }
    return models.Expense.findAll({ where, order: [['id', 'DESC']] });
  },
};

const orders = {
  type: new GraphQLNonNull(new GraphQLList(GraphQLOrder)),
  resolve: () => models.Order.findAll({ where: { status: 'ACTIVE' } }),
};

export default { account, collectives, expenses, orders };
