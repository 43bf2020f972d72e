import DataLoader from 'dataloader';

import { zoneLoader } from '../geo/zones.js';
import { sql } from '../db.js';
import { batchLoads } from '../loaders/depots.js';
import { loaderOf } from '../loaders/per-context.js';
import type { Context } from '../server.js';
import type { Depot as Row } from '../tables.js';

const createRegionLoader = () =>
  new DataLoader<[number, number], unknown>(async (points) => {
    const rows = await sql`
      select r.* from unnest(${points.map((p) => p[0])}::int[], ${points.map((p) => p[1])}::int[])
        with ordinality as p(lat, lon, nr) left join regions r on r.area @> point(p.lat, p.lon) order by p.nr`;
    return points.map((_, at) => rows[at]);
  });

export const Depot = {
  parent: (depot: Row, _: unknown, { loaders }: Context) => depot.parentCode && loaders.depots.load(depot.parentCode),

  region: (depot: Row) => createRegionLoader().load([depot.latitude, depot.longitude]),

  async chain(depot: Row, _: unknown, { loaders }: Context) {
    const chain = [];
    let code = depot.parentCode;
    while (code) {
      const parent = await loaders.depots.load(code);
      if (!parent) break;
      chain.push(parent);
      code = parent.parentCode;
    }
    return chain;
  },

  async parcelsToday(depot: Row, _: unknown, context: Context) {
    const [counted, expected] = await Promise.all([
      context.loaders.parcelsToday.load(depot.code),
      loaderOf(context, 'loads', batchLoads).load(depot.code),
    ]);
    return Math.max(counted, expected);
  },

  isOpen: (depot: Row, { at }: { at: string }) => depot.opens <= at && at < depot.closes,
};

/** What a parcel costs on a way through several zones; used by the nightly price list. */
export async function priceList(zones: string[]) {
  const prices = await Promise.all(zones.map((zone) => zoneLoader.load(zone)));
  const total = prices.reduce((sum, price) => sum + price.cents, 0);
  return { prices, total };
}

export async function cheapest(zones: string[]) {
  let best = null;
  for (let at = 0; at < zones.length; at++) {
    const zone = await zoneLoader.load(zones[at]);
    if (!best || zone.cents < best.cents) best = zone;
  }
  return best;
}
