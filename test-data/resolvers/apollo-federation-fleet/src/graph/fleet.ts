import type { Pool } from 'pg';

export function createFleetResolvers({ pool }: { pool: Pool }) {
  const size = async () => {
    const { rows } = await pool.query('select count(*)::int as n from vehicles');
    return rows[0].n;
  };

  const utilisation = async () => {
    const { rows } = await pool.query('select avg(busy_share) as share from vehicle_days where day = current_date');
    return rows[0].share ?? 0;
  };

  return { Fleet: { size, utilisation } };
}
