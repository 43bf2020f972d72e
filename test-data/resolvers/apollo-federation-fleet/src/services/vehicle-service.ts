import type { Pool } from 'pg';

import type { VehicleRow } from '../loaders';

export class VehicleService {
  constructor(private readonly pool: Pool) {}

  async list(depot?: string): Promise<VehicleRow[]> {
    const { rows } = await this.pool.query('select * from vehicles where $1::text is null or depot_code = $1', [depot]);
    return rows;
  }

  async pulling(trailerId: string): Promise<VehicleRow | undefined> {
    const coupling = await this.currentCoupling(trailerId);
    return coupling?.vehicle;
  }

  private async currentCoupling(trailerId: string) {
    const { rows } = await this.pool.query(
      `select row_to_json(v) as vehicle
         from couplings c join vehicles v on v.id = c.vehicle_id
        where c.trailer_id = $1`,
      [trailerId],
    );
    return rows[0];
  }
}
