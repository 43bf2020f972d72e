import { count, eq } from 'drizzle-orm';

import { countries } from '../geo/countries.js';
import type { Context } from '../server.js';
import { parcels, type Customer as Row } from '../tables.js';

export const Customer = {
  async parcelCount(customer: Row, _: unknown, { db }: Context) {
    const [row] = await db.select({ n: count() }).from(parcels).where(eq(parcels.senderId, customer.id));
    return row.n;
  },

  address: (customer: Row, _: unknown, { loaders }: Context) => loaders.addresses.load(customer.id),
};

export const Address = {
  country: ({ countryCode }: { countryCode: string }) => countries.find(({ code }) => code === countryCode),
};
