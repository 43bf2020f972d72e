import type { QueryResolvers } from './../../../types.generated';

export const myOrders: NonNullable<QueryResolvers['myOrders']> = async (_parent, _arg, { db, userId }) =>
  userId ? db.selectFrom('order').selectAll().where('buyer_id', '=', userId).execute() : [];
