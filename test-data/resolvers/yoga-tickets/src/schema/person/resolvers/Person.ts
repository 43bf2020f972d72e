import type { PersonResolvers } from './../../types.generated';

export const Person: PersonResolvers = {
  homepage: ({ homepage }) => (homepage?.startsWith('https://') ? homepage : null),

  biography: async ({ name }) => {
    const page = await fetch(`${process.env.WIKI_URL}/summary/${encodeURIComponent(name)}`);
    return page.ok ? (await page.json()).extract : null;
  },

  events: async (person, _arg, { db, loaders }) => {
    const rows = await db.selectFrom('performance').select('event_id').where('person_id', '=', person.id).execute();
    const events = await loaders.event.loadMany(rows.map((row) => row.event_id));
    return events.flatMap((event) => (event && !(event instanceof Error) ? [event] : []));
  },
};
