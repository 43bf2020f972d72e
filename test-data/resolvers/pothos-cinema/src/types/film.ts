import { builder } from '../builder.js';
import { db } from '../db.js';
import { Screening } from './screening.js';

export const Film = builder.prismaObject('Film', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    director: t.relation('director'),
    length: t.string({
      resolve: ({ minutes }) => `${Math.floor(minutes / 60)} h ${minutes % 60} min`,
    }),
    ageLabel: t.string({ resolve: ageLabel }),
    poster: t.string({
      nullable: true,
      args: { width: t.arg.int() },
      resolve: (film, { width }) => (film.posterKey ? `/posters/${film.posterKey}?w=${width ?? 300}` : null),
    }),
    rating: t.float({
      nullable: true,
      resolve: async (film, _args, ctx) => ctx.ratings.forFilm(film.imdbId),
    }),
    screenings: t.field({
      type: [Screening],
      args: { days: t.arg.int({ defaultValue: 7 }) },
      resolve: (film, { days }, { screenings }) => screenings.upcoming(film.id, days ?? 7),
    }),
    praise: t.loadableList({
      type: 'String',
      load: async (ids: number[]) => {
        const reviews = await db.review.findMany({ where: { filmId: { in: ids } } });
        return ids.map((id) => reviews.filter((review) => review.filmId === id).map((review) => review.text));
      },
      resolve: (film) => film.id,
    }),
  }),
});

function ageLabel(film: { minimumAge: number }) {
  return film.minimumAge === 0 ? 'all ages' : `from ${film.minimumAge}`;
}

builder.prismaObjectField('Film', 'reviewCount', (t) =>
  t.int({
    resolve: async (film) => {
      const [{ n }] = await db.$queryRaw<[{ n: bigint }]>`select count(*) n from "Review" where "filmId" = ${film.id}`;
      return Number(n);
    },
  }),
);

builder.prismaObjectField('Film', 'hasReviews', (t) =>
  t.boolean({
    select: { _count: { select: { reviews: true } } },
    resolve: (film) => film._count.reviews > 0,
  }),
);
