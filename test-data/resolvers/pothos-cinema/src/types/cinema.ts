import { builder } from '../builder.js';
import { db } from '../db.js';

interface CinemaShape {
  id: number;
  name: string;
  latitude: number;
  longitude: number;
}

const Cinema = builder.loadableObjectRef<CinemaShape, number>('Cinema', {
  load: async (ids) => {
    const cinemas = await db.cinema.findMany({ where: { id: { in: ids } } });
    return ids.map((id) => cinemas.find((cinema) => cinema.id === id) ?? new Error(`no cinema ${id}`));
  },
});

Cinema.implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    distanceKm: t.float({
      args: { latitude: t.arg.float({ required: true }), longitude: t.arg.float({ required: true }) },
      resolve: (cinema, args) => distance(cinema, args),
    }),
  }),
});

type Point = { latitude: number; longitude: number };

function distance(a: Point, b: Point) {
  const x = (b.longitude - a.longitude) * Math.cos(((a.latitude + b.latitude) * Math.PI) / 360);
  return Math.hypot(x, b.latitude - a.latitude) * 111.32;
}

export { Cinema };
