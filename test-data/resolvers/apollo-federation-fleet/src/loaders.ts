import DataLoader from 'dataloader';
import type { Pool } from 'pg';

export interface VehicleRow {
  id: string;
  kind: 'vehicle';
  plate: string;
  make: string;
  depot_code: string;
  driver_id?: string;
  lessee_id?: string;
  last_trip_id?: string;
}

const keyed = (pool: Pool, sql: string) =>
  new DataLoader<string, any>(async (ids) => {
    const { rows } = await pool.query(sql, [ids]);
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

export function buildLoaders(pool: Pool) {
  return {
    vehicle: keyed(pool, 'select * from vehicles where id = any($1)'),
    driver: keyed(pool, 'select * from drivers where id = any($1)'),
    trip: keyed(pool, 'select * from trips where id = any($1)'),
    maintenance: new DataLoader<string, any[]>(async (vehicleIds) => {
      const { rows } = await pool.query('select * from maintenance where vehicle_id = any($1)', [vehicleIds]);
      return vehicleIds.map((id) => rows.filter((row) => row.vehicle_id === id));
    }),
  };
}

export type Loaders = ReturnType<typeof buildLoaders>;
