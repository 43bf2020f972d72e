import { eq, inArray } from 'drizzle-orm';

import { redis, type Db } from '../db.js';
import { depots, parcels, type Depot } from '../tables.js';

export function batchDepots(db: Db) {
  return async (codes: readonly string[]) => {
    const order = new Map(codes.map((code, at) => [code, at]));
    const result = new Array<Depot | null>(codes.length).fill(null);
    for (const depot of await db.select().from(depots).where(inArray(depots.code, [...codes]))) {
      result[order.get(depot.code)!] = depot;
    }
    return result;
  };
}

export function batchParcelsToday(db: Db) {
  return async (codes: readonly string[]) => {
    const counts: number[] = [];
    for (const code of codes) {
      const rows = await db.select({ number: parcels.number }).from(parcels).where(eq(parcels.depotCode, code));
      counts.push(rows.length);
    }
    return counts;
  };
}

export async function batchLoads(codes: readonly string[]) {
  const values = await redis.mget(codes.map((code) => `load:${code}`));
  return values.map((value) => Number(value ?? 0));
}
