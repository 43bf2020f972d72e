import DataLoader from 'dataloader';

import type { Db } from '../db';

export const buildLoaders = (db: Db) => ({
  event: new DataLoader(async (ids: readonly string[]) => {
    const rows = await db.selectFrom('event').selectAll().where('id', 'in', ids).execute();
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }),
  venue: new DataLoader(async (ids: readonly string[]) => {
    const rows = await db.selectFrom('venue').selectAll().where('id', 'in', ids).execute();
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }),
  artists: new DataLoader(async (events: readonly string[]) => {
    const rows = await db
      .selectFrom('performance')
      .innerJoin('person', 'person.id', 'performance.person_id')
      .selectAll('person')
      .select('performance.event_id')
      .where('performance.event_id', 'in', events)
      .execute();
    return events.map((event) => rows.filter((row) => row.event_id === event));
  }),
});

export type Loaders = ReturnType<typeof buildLoaders>;
