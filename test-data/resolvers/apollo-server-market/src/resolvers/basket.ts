import type { Context } from '../context.js';
import { Offer } from '../entities/offer.js';

interface Line {
  offerId: number;
  quantity: number;
  offer?: Offer;
}

const linesOf = async (id: string, { redis, em }: Context): Promise<Line[]> => {
  const stored = await redis.hgetall(`basket:${id}`);
  const lines = Object.entries(stored).map(([offer, n]) => ({ offerId: Number(offer), quantity: Number(n) }));
  const offers = await em.find(Offer, { id: { $in: lines.map((line) => line.offerId) } });
  return lines.map((line) => ({ ...line, offer: offers.find((offer) => offer.id === line.offerId) }));
};

export default {
  Basket: {
    lines: (basket: { id: string }, _: unknown, context: Context) => linesOf(basket.id, context),
    total: async (basket: { id: string }, _: unknown, context: Context) => {
      const lines = await linesOf(basket.id, context);
      return lines.reduce((sum, { offer, quantity }) => sum + ((offer?.cents ?? 0) * quantity) / 100, 0);
    },
  },
  BasketLine: {
    offer: (line: Line, _: unknown, { em }: Context) => line.offer ?? em.findOneOrFail(Offer, line.offerId),
    subtotal: async (line: Line, _: unknown, { em }: Context) => {
      const { cents } = await em.fork().findOneOrFail(Offer, { id: line.offerId });
      return (cents * line.quantity) / 100;
    },
  },
};
