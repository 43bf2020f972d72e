const DataLoader = require('dataloader');
const { Campsite } = require('../models');

module.exports = new DataLoader(
  async (ids) => {
    const campsites = await Campsite.query().findByIds(ids).withGraphFetched('photos');
    return ids.map((id) => campsites.find((c) => c.id === id));
  },
  { cache: false },
);
