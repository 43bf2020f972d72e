import type { Person } from '@prisma/client';

import { builder } from '../builder.js';
import { db } from '../db.js';

export const PersonRef = builder.objectRef<Person>('FilmMaker').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    age: t.int({ resolve: (person) => new Date().getFullYear() - person.born.getFullYear() }),
    filmCount: t.int({
      resolve: (person) => db.film.count({ where: { directorId: person.id } }),
    }),
    portrait: t.loadable({
      type: 'String',
      nullable: true,
      load: (names: string[]) => findPortraits(names),
      resolve: (person) => person.name,
    }),
  }),
});

async function findPortraits(names: string[]): Promise<(string | null)[]> {
  const response = await fetch(`${process.env.IMAGES_URL}/portraits`, { method: 'POST', body: JSON.stringify(names) });
  const found: Record<string, string> = await response.json();
  return names.map((name) => found[name] ?? null);
}

builder.prismaObject('Person', {
  fields: (t) => ({
    name: t.exposeString('name'),
    films: t.relation('films', { args: { first: t.arg.int() }, query: ({ first }) => ({ take: first ?? 10 }) }),
    latestFilm: t.prismaField({
      type: 'Film',
      nullable: true,
      resolve: (query, person) =>
        db.film.findFirst({ ...query, where: { directorId: person.id }, orderBy: { id: 'desc' } }),
    }),
  }),
});
