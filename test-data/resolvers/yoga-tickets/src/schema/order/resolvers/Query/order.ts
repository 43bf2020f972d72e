import type { QueryResolvers } from './../../../types.generated';

export const order: NonNullable<QueryResolvers['order']> = async (_parent, { code }, { db }) =>
  db.selectFrom('order').selectAll().where('code', '=', code).executeTakeFirst();
