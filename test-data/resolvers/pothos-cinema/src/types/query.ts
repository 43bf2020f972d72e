import { builder } from '../builder.js';
import { db } from '../db.js';
import { Cinema } from './cinema.js';
import { PersonRef } from './person.js';
import { SeasonRef } from './season.js';

builder.queryType({
  fields: (t) => ({
    films: t.prismaField({
      type: ['Film'],
      args: { take: t.arg.int({ defaultValue: 20 }) },
      resolve: (query, _root, args) => db.film.findMany({ ...query, take: args.take ?? 20 }),
    }),
    cinemas: t.field({
      type: [Cinema],
      resolve: () => db.cinema.findMany(),
    }),
    people: t.field({
      type: [PersonRef],
      resolve: () => db.person.findMany({ orderBy: { name: 'asc' } }),
    }),
    season: t.field({
      type: SeasonRef,
      resolve: () => ({ year: new Date().getFullYear() }),
    }),
  }),
});
