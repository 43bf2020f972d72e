import { inArray } from 'drizzle-orm';

import type { Db } from '../db.js';
import { addresses, customers } from '../tables.js';

export const batchCustomers = (db: Db) => async (ids: readonly string[]) => {
  const rows = await db.select().from(customers).where(inArray(customers.id, [...ids]));
  return rows;
};

export const batchAddresses = (db: Db) => async (customerIds: readonly string[]) => {
  const rows = await db.query.addresses.findMany({ where: inArray(addresses.customerId, [...customerIds]) });
  const found = new Map(rows.map((row) => [row.customerId, row]));
  return customerIds.map((id) => found.get(id) ?? null);
};
