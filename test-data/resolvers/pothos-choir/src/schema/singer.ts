import { eq, inArray } from 'drizzle-orm';

import { choirs, memberships, singers } from '../db/tables.js';
import { builder } from './builder.js';
import { Choir } from './choir.js';

const VOICES: Record<string, string> = { S: 'soprano', A: 'alto', T: 'tenor', B: 'bass' };

type SingerRow = typeof singers.$inferSelect;

export const Singer = builder.loadableObjectRef<SingerRow, string>('Singer', {
  load: async (ids, { db }) => db.select().from(singers).where(inArray(singers.id, ids)),
  sort: (singer) => singer.id,
});

Singer.implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    voice: t.string({ resolve: ({ voice }) => VOICES[voice[0]] ?? voice }),
    attendance: t.float({
      resolve: (singer, _args, { attendance }) => attendance.percentage(singer.id),
    }),
    choirs: t.loadableList({
      type: Choir,
      resolve: (singer) => singer.id,
      load: async (singerIds: string[], { db }) => {
        const rows = await db
          .select()
          .from(memberships)
          .innerJoin(choirs, eq(choirs.id, memberships.choirId))
          .where(inArray(memberships.singerId, singerIds));
        const bySinger = Map.groupBy(rows, (row) => row.memberships.singerId);
        return singerIds.map((id) => (bySinger.get(id) ?? []).map((row) => row.choirs));
      },
    }),
  }),
});
