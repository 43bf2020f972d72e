import DataLoader from 'dataloader';

import { sql } from '../db.js';

interface Zone {
  zone: string;
  region_id: string;
  cents: number;
}

const batchZones = async (zones: readonly string[]): Promise<Zone[]> => {
  const rows = await sql<Zone[]>`select * from zones where zone in ${sql([...zones])}`;
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
};

export const zoneLoader = new DataLoader(batchZones);

// Rates change while we run: nothing is kept, calls of one moment are only joined.
export const rateLoader = new DataLoader<string, number>(
  async (zones) => {
    const rows = await sql`select zone, cents from rates where zone in ${sql([...zones])}`;
    const cents = Object.fromEntries(rows.map((row) => [row.zone, row.cents]));
    return zones.map((zone) => cents[zone] ?? 0);
  },
  { cache: false },
);
