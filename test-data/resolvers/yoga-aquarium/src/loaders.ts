import { useDataLoader } from '@envelop/dataloader';
import DataLoader from 'dataloader';

import type { Context, Row } from './env';

const marks = (keys: readonly unknown[]) => keys.map(() => '?').join(', ');

async function rowsOf(db: D1Database, sql: string, keys: readonly unknown[]) {
  const { results } = await db.prepare(sql.replace('(?)', `(${marks(keys)})`)).bind(...keys).all<Row>();
  return results;
}

export const loaderPlugins = [
  useDataLoader('species', (context: Context) => {
    return new DataLoader<number, Row | undefined>(async (ids) => {
      const rows = await rowsOf(context.DB, 'select * from species where id in (?)', ids);
      return ids.map((id) => rows.find((row) => row.id === id));
    });
  }),

  useDataLoader(
    'keepers',
    ({ DB }: Context) =>
      new DataLoader<number, Row>(async (ids) => {
        const rows = await rowsOf(DB, 'select * from keepers where id in (?)', ids);
        rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
        return ids.map((id) => rows.find((row) => row.id === id) ?? new Error(`No keeper ${id}`));
      }),
  ),

  useDataLoader(
    'cleanings',
    ({ DB }: Context) =>
      new DataLoader<number, Row>((tankIds) =>
        rowsOf(DB, 'select tank_id, max(done_at) as done_at from cleanings where tank_id in (?) group by tank_id', tankIds),
      ),
  ),
];

const perContext = new WeakMap<object, DataLoader<number, Row[]>>();

/** The feedings of an animal, newest first. */
export function feedingsLoader(context: Context) {
  let loader = perContext.get(context);
  if (!loader) {
    loader = new DataLoader(async (animalIds) => {
      const rows = await rowsOf(context.DB, 'select * from feedings where animal_id in (?) order by at desc', animalIds);
      return animalIds.map((id) => rows.filter((row) => row.animal_id === id));
    });
    perContext.set(context, loader);
  }
  return loader;
}
