import type { BuyDoneResolvers } from './../../types.generated';

export const BuyDone: BuyDoneResolvers = {
  order: ({ code }, _arg, { db }) =>
    db.selectFrom('order').selectAll().where('code', '=', code).executeTakeFirstOrThrow(),
};
