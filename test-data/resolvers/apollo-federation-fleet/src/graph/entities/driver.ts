import type { Context } from '../../context';

interface DriverRow {
  id: string;
  licence_mask: number;
  trip_ids: string[];
  shift_from: string | null;
  shift_to: string | null;
}

const CLASSES = ['B', 'C', 'CE', 'D'];

export const __resolveReference = ({ id }: { id: string }, { loaders }: Context) => loaders.driver.load(id);

export const licences = (driver: DriverRow) => CLASSES.filter((_, bit) => driver.licence_mask & (1 << bit));

export const trips = (driver: DriverRow, _: unknown, { loaders }: Context) => loaders.trip.loadMany(driver.trip_ids);

export function shift({ shift_from: from, shift_to: to }: DriverRow) {
  return from && to ? { from, to } : null;
}
