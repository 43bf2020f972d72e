import knexFactory from 'knex';

export const knex = knexFactory({
  client: 'pg',
  connection: process.env.DATABASE_URL,
  pool: { min: 2, max: 10 },
});

export type Knex = typeof knex;
