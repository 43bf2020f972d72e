import { randomUUID } from 'node:crypto';

import type { MutationResolvers } from './../../../types.generated';

export const buy: NonNullable<MutationResolvers['buy']> = async (_parent, { event, count }, { db, userId }) => {
  if (count > 8) return { __typename: 'BuyRefused', reason: 'at most eight tickets at a time' };
  const code = randomUUID();
  await db.insertInto('order').values({ code, event_id: event, buyer_id: userId }).execute();
  return { __typename: 'BuyDone', code };
};
