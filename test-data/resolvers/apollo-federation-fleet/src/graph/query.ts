import type { Context } from '../context';

export const queryResolvers = {
  Query: {
    vehicles: async (_: unknown, { depot }: { depot?: string }, { pool }: Context) => {
      const { rows } = await pool.query('select * from vehicles where $1::text is null or depot_code = $1', [depot]);
      return rows;
    },
    assets: async (_: unknown, { ids }: { ids: string[] }, { pool }: Context) => {
      const { rows } = await pool.query('select * from assets where id = any($1)', [ids]);
      return rows;
    },
    drivers: async (_: unknown, __: unknown, { pool }: Context) => (await pool.query('select * from drivers')).rows,
    incidents: async (_: unknown, { since }: { since: string }, { pool }: Context) => {
      const { rows } = await pool.query('select * from incidents where at >= $1 order by at', [since]);
      return rows;
    },
    fleet: () => ({}),
  },
};
