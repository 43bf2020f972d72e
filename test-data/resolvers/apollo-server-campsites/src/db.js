const Knex = require('knex');
const { Model } = require('objection');

const knex = Knex({
  client: 'pg',
  connection: process.env.DATABASE_URL,
  pool: { min: 1, max: 10 },
});

Model.knex(knex);

module.exports = knex;
