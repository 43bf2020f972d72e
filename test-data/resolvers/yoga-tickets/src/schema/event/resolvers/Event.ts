import { belongsTo, hasMany } from '../../../lib/relations';
import type { EventResolvers } from './../../types.generated';

/*
 * Note: This object type is generated because "EventMapper" is declared. This is to ensure runtime safety.
 */
export const Event: EventResolvers = {
  startsAt: ({ starts_at }) => starts_at.toISOString(),
  venue: belongsTo('venue', 'venue_id'),
  prices: hasMany('price', 'event_id', 'id'),
  artists: async ({ id }, _arg, { loaders }) => loaders.artists.load(id),
  poster: ({ poster_key }, { width }) => (poster_key ? `/posters/${poster_key}?w=${width}` : null),
  isSoldOut: ({ capacity, sold }) => sold >= capacity,
  sponsor: ({ sponsor_name: name }) => (name ? { name } : null),
  seatsLeft: async (event, _arg, ctx) => {
    const { held } = await ctx.db
      .selectFrom('ticket')
      .innerJoin('order', 'order.code', 'ticket.order_code')
      .select(({ fn }) => fn.countAll<number>().as('held'))
      .where('order.event_id', '=', event.id)
      .executeTakeFirstOrThrow();
    return event.capacity - Number(held);
  },
};
