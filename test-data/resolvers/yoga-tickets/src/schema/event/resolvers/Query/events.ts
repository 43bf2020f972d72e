import type { QueryResolvers } from './../../../types.generated';

export const events: NonNullable<QueryResolvers['events']> = async (_parent, { city }, { db }) => {
  let query = db.selectFrom('event').innerJoin('venue', 'venue.id', 'event.venue_id').selectAll('event');
  if (city) query = query.where('venue.city', '=', city);
  return query.orderBy('starts_at').limit(100).execute();
};
