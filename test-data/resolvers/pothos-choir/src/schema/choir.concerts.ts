import { desc, eq, inArray } from 'drizzle-orm';

import { concerts } from '../db/tables.js';
import { builder } from './builder.js';
import { Choir } from './choir.js';
import { Concert } from './concert.js';

builder.objectField(Choir, 'concerts', (t) =>
  t.loadableGroup({
    type: Concert,
    load: (choirIds: string[], { db }) => db.select().from(concerts).where(inArray(concerts.choirId, choirIds)),
    group: (concert) => concert.choirId,
    resolve: (choir) => choir.id,
  }),
);

builder.objectFields(Choir, (t) => ({
  latestConcert: t.field({
    type: Concert,
    resolve: async (choir, _args, ctx) => {
      const rows = await ctx.db
        .select()
        .from(concerts)
        .where(eq(concerts.choirId, choir.id))
        .orderBy(desc(concerts.day))
        .limit(1);
      return rows[0];
    },
  }),
}));
