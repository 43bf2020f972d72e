import type { Screening as ScreeningRow } from '@prisma/client';

import { builder } from '../builder.js';
import { db } from '../db.js';
import { Cinema } from './cinema.js';

export const Screening = builder.objectRef<ScreeningRow>('Screening');

builder.objectType(Screening, {
  fields: (t) => ({
    startsAt: t.string({ resolve: (screening) => screening.startsAt.toISOString() }),
    cinema: t.field({
      type: Cinema,
      resolve: (screening) => screening.cinemaId,
    }),
    film: t.prismaField({
      type: 'Film',
      resolve: (query, screening) => db.film.findUniqueOrThrow({ ...query, where: { id: screening.filmId } }),
    }),
    seatsLeft: t.int({
      async resolve(screening, _args, { screenings }) {
        const sold = await screenings.seatsSold(screening.id);
        return screenings.seatsOf(screening.hall) - sold;
      },
    }),
    seats: t.int({ resolve: (screening, _args, { screenings }) => screenings.seatsOf(screening.hall) }),
  }),
});
