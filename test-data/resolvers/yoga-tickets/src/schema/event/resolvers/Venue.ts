import { memo } from '../../../lib/memo';
import type { VenueResolvers } from './../../types.generated';

export const Venue: VenueResolvers = {
  events: (venue, _arg, { db }) => db.selectFrom('event').selectAll().where('venue_id', '=', venue.id).execute(),

  directions: memo(
    (venue, { from }) => `${from}>${venue.stop}`,
    async ({ stop }, { from }) => {
      const response = await fetch(`${process.env.ROUTES_URL}/?from=${encodeURIComponent(from)}&to=${stop}`);
      return response.ok ? response.text() : null;
    },
  ),
};
