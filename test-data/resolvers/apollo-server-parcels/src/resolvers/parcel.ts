import { fetchTogether } from '@parcels/coalesce';
import { legacyCall } from '@parcels/legacy';
import DataLoader from 'dataloader';

import { rateLoader } from '../geo/zones.js';
import { Regions } from '../geo/regions.js';
import { batchCustomers } from '../loaders/customers.js';
import type { Context } from '../server.js';
import type { Parcel as Row } from '../tables.js';

export const Parcel = {
  weightKg: (parcel: Row) => parcel.grams / 1000,

  trackingUrl: (parcel: Row) => new URL(parcel.number, 'https://track.example.org/').href,

  sender: (parcel: Row, _: unknown, { loaders }: Context) => loaders.customers.load(parcel.senderId),

  recipient: (parcel: Row, _: unknown, { db }: Context) => {
    const loader = new DataLoader(batchCustomers(db));
    return loader.load(parcel.recipientId);
  },

  depot: (parcel: Row, _: unknown, { loaders }: Context) =>
    parcel.depotCode === null ? null : loaders.depots.load(parcel.depotCode),

  async route(parcel: Row, _: unknown, { loaders }: Context) {
    const stops = [];
    for (const code of parcel.routeCodes) {
      stops.push(await loaders.depots.load(code));
    }
    return stops;
  },

  events: (parcel: Row, _: unknown, context: Context) => fetchTogether(context, 'parcel-events', parcel.number),

  async customs(parcel: Row) {
    const [state, reference] = await legacyCall('CUSTOMS.STATE', parcel.number);
    return { cleared: state === 'C', reference };
  },

  label: (parcel: Row, { format }: { format: 'PDF' | 'ZPL' }, { loaders }: Context) =>
    loaders.labels.load({ number: parcel.number, format }),

  lastScan: (parcel: Row, { kind }: { kind: string }, { loaders }: Context) =>
    loaders.lastScans.load({ number: parcel.number, kind }),

  postage: async (parcel: Row) => ({ cents: await rateLoader.load(parcel.zone), currency: 'EUR' }),

  eta: (parcel: Row, _: unknown, { loaders }: Context) =>
    parcel.status === 'DELIVERED' ? null : loaders.etas.load(parcel.number),

  region: (parcel: Row) => Regions.of(parcel.zone.slice(0, 2)),
};

interface EventRow {
  depotCode?: string;
}

export const ParcelEvent = {
  depot: (event: EventRow, _: unknown, { loaders }: Context) => event.depotCode && loaders.depots.load(event.depotCode),
};
