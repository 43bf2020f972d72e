import type { Context } from '../context';

type Table = 'price' | 'ticket';

/** The resolver for rows of `table` whose `column` is the parent's `key`. */
export const hasMany =
  (table: Table, column: string, key: string) =>
  (parent: any, _args: unknown, { db }: Context): Promise<any[]> =>
    db.selectFrom(table).selectAll().where(column as never, '=', parent[key]).execute();

/** The resolver for the one row that the parent's `key` names. */
export const belongsTo =
  (loader: 'event' | 'venue', key: string) =>
  (parent: any, _args: unknown, { loaders }: Context): Promise<any> =>
    loaders[loader].load(parent[key]);
