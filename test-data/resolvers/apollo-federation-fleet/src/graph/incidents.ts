import type { Context } from '../context';

interface IncidentRow {
  id: string;
  vehicle_id: string;
  type_id: number;
  cents?: number;
}

enum Field {
  Vehicle = 'vehicle',
}

export const incidentResolvers = {
  Incident: {
    async __resolveType(incident: IncidentRow, { pool }: Context) {
      const { rows } = await pool.query('select name from incident_types where id = $1', [incident.type_id]);
      return rows[0].name === 'refuel' ? 'Refuel' : 'Breakdown';
    },
  },
  Breakdown: {
    [Field.Vehicle]: (incident: IncidentRow, _: unknown, { loaders }: Context) =>
      loaders.vehicle.load(incident.vehicle_id),
  },
  Refuel: {
    cost: ({ cents = 0 }: IncidentRow) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' }),
    ['vehicle']: async (incident: IncidentRow, _: unknown, { pool }: Context) =>
      (await pool.query('select * from vehicles where id = $1', [incident.vehicle_id])).rows[0],
  },
};
