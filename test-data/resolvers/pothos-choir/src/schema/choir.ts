import { and, asc, count, eq, gt, inArray } from 'drizzle-orm';

import { choirs, memberships, rehearsals } from '../db/tables.js';
import { builder } from './builder.js';
import { Singer } from './singer.js';

export type ChoirRow = typeof choirs.$inferSelect;

export const Choir = builder.objectRef<ChoirRow>('Choir');

Choir.implement({
  description: 'People who sing together',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    age: t.int({
      resolve: (choir) => new Date().getFullYear() - choir.founded,
    }),
    conductor: t.field({
      type: Singer,
      resolve: (choir) => choir.conductorId,
    }),
    members: t.field({
      type: [Singer],
      resolve: async (choir, _args, { db }) => {
        const rows = await db
          .select({ singerId: memberships.singerId })
          .from(memberships)
          .where(eq(memberships.choirId, choir.id));
        return rows.map((row) => row.singerId);
      },
    }),
    memberCount: t.loadable({
      type: 'Int',
      resolve: (choir) => choir.id,
      load: async (ids: string[], { db }) => {
        const totals = await db
          .select({ choirId: memberships.choirId, total: count() })
          .from(memberships)
          .where(inArray(memberships.choirId, ids))
          .groupBy(memberships.choirId);
        return ids.map((id) => totals.find((row) => row.choirId === id)?.total ?? 0);
      },
    }),
    nextRehearsal: t.string({
      resolve: async ({ id }, _args, { db }) => {
        const rehearsal = await db.query.rehearsals.findFirst({
          where: and(eq(rehearsals.choirId, id), gt(rehearsals.at, new Date())),
          orderBy: asc(rehearsals.at),
        });
        return rehearsal?.at.toISOString();
      },
    }),
  }),
});

builder.queryFields((t) => ({
  choirs: t.field({
    type: [Choir],
    resolve: (_root, _args, { db }) => db.select().from(choirs).orderBy(asc(choirs.name)),
  }),
  choir: t.field({
    type: Choir,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { db }) => {
      const [choir] = await db.select().from(choirs).where(eq(choirs.id, String(id)));
      return choir;
    },
  }),
}));
