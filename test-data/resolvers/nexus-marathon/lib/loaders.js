'use strict';

const DataLoader = require('dataloader');

const one = (rows, key = 'id') => {
  const index = new Map();
  rows.forEach((row) => index.set(row[key], row));
  return (id) => index.get(id) ?? null;
};

const batches = {
  runners: async (sql, ids) => ids.map(one(await sql`select * from runners where id in ${sql(ids)}`)),

  races: async (sql, ids) => ids.map(one(await sql`select * from races where id in ${sql(ids)}`)),

  clubs: async (sql, ids) => sql`select * from clubs where id = any(${ids}) order by name`,

  entrants: async (sql, raceIds) => {
    const rows = await sql`select race_id, count(*)::int as total from results where race_id in ${sql(raceIds)} group by 1`;
    const of = one(rows, 'raceId');
    return raceIds.map((id) => of(id)?.total ?? 0);
  },

  bests: async (sql, keys) => {
    const pairs = keys.map((key) => key.split('@').map(Number));
    const rows = await sql`
      select runner_id, metres, min(seconds)::int as seconds
        from results join races on races.id = results.race_id
       where (runner_id, metres) in ${sql(pairs)} group by 1, 2`;
    return pairs.map(([id, metres]) => rows.find((row) => row.runnerId === id && row.metres === metres)?.seconds ?? null);
  },

  members: async (sql, clubIds) => {
    const lists = [];
    for await (const clubId of clubIds) {
      lists.push(await sql`select * from runners where club_id = ${clubId}`);
    }
    return lists;
  },
};

exports.createLoaderRegistry = (sql) => {
  const made = Object.create(null);
  return (name) => (made[name] ??= new DataLoader((keys) => batches[name](sql, [...keys])));
};
