import DataLoader from 'dataloader';

import { sql } from '../db.js';

interface Region {
  id: string;
  name: string;
}

export class Regions {
  private static readonly loader = new DataLoader<string, Region | null>(async (ids) => {
    const rows = await sql<Region[]>`select id, name from regions where id in ${sql([...ids])}`;
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

  static of(id: string) {
    return Regions.loader.load(id);
  }
}
