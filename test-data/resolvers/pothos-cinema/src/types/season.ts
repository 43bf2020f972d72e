import { builder } from '../builder.js';
import { db } from '../db.js';

export const SeasonRef = builder.objectRef<{ year: number }>('Season');

SeasonRef.implement({
  fields: (t) => ({
    year: t.exposeInt('year'),
    ticketsSold: t.int({
      resolve: ({ year }) => {
        const startsAt = { gte: new Date(year, 0, 1), lt: new Date(year + 1, 0, 1) };
        return db.ticket.count({ where: { screening: { startsAt } } });
      },
    }),
  }),
});
