import { eq } from 'drizzle-orm';

import type { Context } from '../server.js';
import { parcels } from '../tables.js';

export const Query = {
  parcels(_: unknown, { status, limit }: { status?: string; limit: number }, { db }: Context) {
    const query = db.select().from(parcels).limit(Math.min(limit, 100));
    return status ? query.where(eq(parcels.status, status)) : query;
  },

  parcel: async (_: unknown, { number }: { number: string }, { db }: Context) =>
    (await db.select().from(parcels).where(eq(parcels.number, number)).limit(1))[0],

  depots: (_: unknown, __: unknown, { db }: Context) => db.query.depots.findMany(),
};
