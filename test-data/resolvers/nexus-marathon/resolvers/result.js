'use strict';

const DataLoader = require('dataloader');

const { photosOf } = require('../lib/photos');
const { pace } = require('../lib/time');

const splitsLoader = (sql) =>
  new DataLoader(async (ids) => {
    const rows = await sql`select * from splits where result_id in ${sql(ids)} order by seconds`;
    return ids.map((id) => rows.filter((row) => row.resultId === id));
  });

module.exports = {
  async pace(result, args, { loader }) {
    const { metres } = await loader('races').load(result.raceId);
    return pace(result.seconds, metres);
  },

  runner: (result, args, { loader }) => result.runner || loader('runners').load(result.runnerId),

  race: ({ raceId }, args, { loader }) => loader('races').load(raceId),

  splits(result, args, { sql }) {
    return splitsLoader(sql).load(result.id);
  },

  photos: (result) => photosOf(result.bib, result.raceId).catch(() => []),

  async rivals(result, args, { loader }) {
    const rivals = [];
    for (const id of result.rivalIds) {
      rivals.push(await loader('runners').load(id));
    }
    return rivals.filter(Boolean);
  },
};
