import { type Taproom as TaproomRow, db, eq, taps } from '@hopyard/db';
import got from 'got';

import { EmployeesProvider } from './employees.provider';
import { haversine } from './geo';

const calendar = got.extend({ prefixUrl: process.env.CALENDAR_URL, responseType: 'json', retry: 1 });

async function eventsOf(slug: string) {
  const { body } = await calendar.get<{ title: string; starts: string }[]>(`taprooms/${slug}/events`);
  return body;
}

export const Query = {
  taprooms: () => db.query.taprooms.findMany(),
};

export const Taproom = {
  async beers(taproom: TaproomRow) {
    const onTap = await db.query.taps.findMany({
      where: eq(taps.taproomId, taproom.id),
      with: { beer: true },
      orderBy: taps.position,
    });
    return onTap.map((tap) => tap.beer);
  },

  isOpen({ hours }: TaproomRow, { at }: { at: string }) {
    const [day, time] = [new Date(at).getDay(), at.slice(11, 16)];
    const [opens, closes] = hours[day] ?? ['24:00', '00:00'];
    return opens <= time && time < closes;
  },

  distance: (taproom: TaproomRow, from: { latitude: number; longitude: number }) => haversine(taproom, from),

  manager: ({ managerId }: TaproomRow, _: {}, { injector }: GraphQLModules.Context) =>
    managerId ? injector.get(EmployeesProvider).load(managerId) : null,

  nextEvent: (taproom: TaproomRow) => eventsOf(taproom.name.toLowerCase().replace(/\W+/g, '-')).then((all) => all[0]),
};
