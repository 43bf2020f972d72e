import { inArray } from 'drizzle-orm';
import { ofetch } from 'ofetch';

import { composers, pieces } from '../db/tables.js';
import { scoreUrl } from '../services/scores.js';
import { builder } from './builder.js';

const Composer = builder.loadableObject('Composer', {
  load: async (ids: string[], { db }: { db: import('../db/index.js').Db }) => {
    const found = await db.select().from(composers).where(inArray(composers.id, ids));
    const index = new Map(found.map((composer) => [composer.id, composer]));
    return ids.map((id) => index.get(id) ?? new Error(`There is no composer ${id}`));
  },
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    portrait: t.string({
      resolve: async ({ name }) => {
        const page = await ofetch(`https://commons.example.org/portraits/${encodeURIComponent(name)}`);
        return page.url;
      },
    }),
  }),
});

export const Piece = builder.objectRef<typeof pieces.$inferSelect>('Piece');

builder.objectType(Piece, {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    minutes: t.int({ resolve: ({ seconds }) => Math.ceil(seconds / 60) }),
    composer: t.field({ type: Composer, resolve: (piece) => piece.composerId }),
    score: t.string({
      resolve: ({ scoreKey }) => (scoreKey ? scoreUrl(scoreKey) : null),
    }),
    recordings: t.stringList({
      resolve: async (piece) => {
        const { recordings } = await ofetch<{ recordings: { title: string }[] }>('https://music.example.org/ws/2/recording', {
          query: { query: piece.title, fmt: 'json', limit: 5 },
        });
        return recordings.map(({ title }) => title);
      },
    }),
  }),
});
