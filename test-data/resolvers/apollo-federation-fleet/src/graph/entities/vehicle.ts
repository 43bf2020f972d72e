import type { Context } from '../../context';
import type { VehicleRow } from '../../loaders';
import { depots } from '../../services/depots';

async function findVehicle(context: Context, id: string) {
  const { rows } = await context.pool.query<VehicleRow>('select * from vehicles where id = $1', [id]);
  return rows[0] ?? null;
}

export const Vehicle = {
  async __resolveReference(reference: Pick<VehicleRow, 'id'>, context: Context) {
    return findVehicle(context, reference.id);
  },

  label: (vehicle: VehicleRow) => `${vehicle.make} ${vehicle.plate}`,

  depot: ({ depot_code: code }: VehicleRow) => depots.get(code),

  driver: (vehicle: VehicleRow, _args: unknown, { loaders }: Context) =>
    vehicle.driver_id ? loaders.driver.load(vehicle.driver_id) : null,

  // Customers belong to another subgraph, which needs no more than their number.
  lessee(vehicle: VehicleRow) {
    return vehicle.lessee_id ? { __typename: 'Customer', id: vehicle.lessee_id } : null;
  },

  telemetry: async (vehicle: VehicleRow, _args: unknown, { telemetry }: Context) => {
    try {
      const sample = await telemetry.getLatest({ vehicleId: vehicle.id });
      return { fuelPercent: sample.fuel * 100, odometerKm: sample.odometer };
    } catch {
      return null;
    }
  },

  maintenance: (vehicle: VehicleRow, _args: unknown, ctx: Context) => ctx.loaders?.maintenance.load(vehicle.id) ?? [],

  lastTrip: async (vehicle: VehicleRow, _args: unknown, ctx: Context) => {
    if (!vehicle.last_trip_id) return null;
    const cached = await ctx.redis.get(`trip:${vehicle.last_trip_id}`);
    return cached ? JSON.parse(cached) : ctx.loaders.trip.load(vehicle.last_trip_id);
  },
};
