import DataLoader from 'dataloader';
import { createContext } from 'dataloader-sequelize';
import { QueryTypes } from 'sequelize';

import models, { sequelize } from '../../models/index.js';
import { groupResults, sortResults } from './helpers.js';

const byIdLoader = model =>
  new DataLoader(async ids => sortResults(ids, await model.findAll({ where: { id: ids } })));

export const generateLoaders = () => ({
  Collective: {
    byId: byIdLoader(models.Collective),

    balance: new DataLoader(async ids => {
      const sums = await models.Transaction.findAll({
        attributes: ['CollectiveId', [sequelize.fn('SUM', sequelize.col('amount')), 'balance']],
        where: { CollectiveId: ids },
        group: ['CollectiveId'],
        raw: true,
      });
      const results = sortResults(ids, sums, 'CollectiveId');
      return results.map(result => Number(result?.balance ?? 0));
    }),

    contributorsCount: new DataLoader(ids =>
      sequelize
        .query(
          `SELECT "CollectiveId", COUNT(DISTINCT "FromCollectiveId") AS count
             FROM "Orders" WHERE "CollectiveId" IN (:ids) GROUP BY "CollectiveId"`,
          { replacements: { ids }, type: QueryTypes.SELECT },
        )
        .then(results => results.map(result => Number(result.count))),
    ),

    admins: new DataLoader(async ids => {
      const members = await models.Member.findAll({
        where: { CollectiveId: ids, role: 'ADMIN' },
        include: [{ association: 'memberCollective' }],
      });
      return groupResults(ids, members, 'CollectiveId');
    }),
  },

  User: {
    byId: byIdLoader(models.User),
  },

  Expense: {
    items: new DataLoader(async ids => {
      const items = await models.ExpenseItem.findAll({ where: { ExpenseId: ids }, order: [['id', 'ASC']] });
      return groupResults(ids, items, 'ExpenseId');
    }),
  },
});

export function loadersMiddleware(req, res, next) {
  req.loaders = generateLoaders();
  req.sequelizeContext = createContext(sequelize);
  next();
}
