import type { Context } from '../../context';
import type { VehicleRow } from '../../loaders';

async function findVehicle(context: Context, id: string) {
  const { rows } = await context.pool.query<VehicleRow>('select * from vehicles where id = $1', [id]);
  return rows[0] ?? null;
}

export const Vehicle = {
  async __resolveReference(reference: Pick<VehicleRow, 'id'>, context: Context) {
    return findVehicle(context, reference.id);
  },

  label: (vehicle: VehicleRow) => `${vehicle.make} ${vehicle.plate}`,

  depot: ({ depot_code: code }: VehicleRow) => ({ __typename: 'Depot', code }),

  driver(vehicle: VehicleRow) {
    return vehicle.driver_id ? { __typename: 'Driver', id: vehicle.driver_id } : null;
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
