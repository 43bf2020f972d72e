const DataLoader = require('dataloader');
const { Review } = require('../models');

const batchStars = async (campsiteIds) => {
  const rows = await Review.query()
    .select('campsiteId')
    .avg('stars as average')
    .whereIn('campsiteId', campsiteIds)
    .groupBy('campsiteId');

  return rows.map((row) => Number(row.average));
};

module.exports = new DataLoader(batchStars, { cache: false, maxBatchSize: 200 });
