import type { Context } from '../context.js';
import { Stall } from '../entities/stall.js';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export default {
  Stall: {
    owner: (stall: Stall) => stall.owner.load(),

    offers: async (stall: Stall) => {
      const offers = await stall.offers.load();
      return offers.getItems();
    },

    openOn: (stall: Stall) => WEEKDAYS.filter((_, day) => stall.weekdays & (1 << day)),

    async rating(stall: Stall, _: unknown, { em }: Context) {
      const [row] = await em.execute(
        'select avg(r.stars)::float as stars from review r join offer o on o.id = r.offer_id where o.stall_id = ?',
        [stall.id],
      );
      return row.stars;
    },

    revenueToday: ({ id }: Stall, _: unknown, { api }: Context) => api.inventory.revenue(id),
  },
};
