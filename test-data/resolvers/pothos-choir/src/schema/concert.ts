import { gte, inArray } from 'drizzle-orm';

import { programmeOf } from '../db/queries.js';
import { concerts, venues } from '../db/tables.js';
import { builder } from './builder.js';
import { Piece } from './piece.js';

type ConcertRow = typeof concerts.$inferSelect;

const Venue = builder.objectRef<typeof venues.$inferSelect>('Venue').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
  }),
});

export const Concert = builder.objectRef<ConcertRow>('Concert').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    isPast: t.boolean({ resolve: (concert) => new Date(concert.day) < new Date() }),
    poster: t.string({
      args: { dark: t.arg.boolean({ defaultValue: false }) },
      resolve: ({ id }, { dark }) => `https://posters.cantabile.example/${id}${dark ? '-dark' : ''}.pdf`,
    }),
    venue: t.loadable({
      type: Venue,
      load: (ids: string[], { db }) => db.select().from(venues).where(inArray(venues.id, ids)),
      resolve: (concert) => concert.venueId,
    }),
    pieces: t.field({
      type: [Piece],
      resolve: (concert, _args, { db }) => programmeOf(db, concert.id),
    }),
    ticketsLeft: t.int({
      resolve: async (concert, _args, { redis }) => {
        const left = await redis.get(`tickets:${concert.id}`);
        return left === null ? null : Number(left);
      },
    }),
  }),
});

builder.queryField('concerts', (t) =>
  t.field({
    type: [Concert],
    args: { from: t.arg.string({ required: true }) },
    resolve: (_root, args, { db }) => db.select().from(concerts).where(gte(concerts.day, args.from)),
  }),
);
