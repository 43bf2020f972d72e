import { belongsTo, hasMany } from '../../../lib/relations';
import type { OrderResolvers } from './../../types.generated';

const ticketsOf = hasMany('ticket', 'order_code', 'code');

export const Order: OrderResolvers = {
  event: belongsTo('event', 'event_id'),
  tickets: ticketsOf,
  total: async (order, arg, context) => {
    const all = await ticketsOf(order, arg, context);
    return all.reduce((sum, ticket) => sum + ticket.cents, 0);
  },
  buyer: async ({ buyer_id }, _arg, { db, userId }) => {
    if (buyer_id === null || buyer_id !== userId) return null;
    return db.selectFrom('person').selectAll().where('id', '=', buyer_id).executeTakeFirstOrThrow();
  },
};
