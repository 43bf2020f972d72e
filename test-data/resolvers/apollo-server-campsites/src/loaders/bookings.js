const DataLoader = require('dataloader');
const { Pitch, Review } = require('../models');

module.exports = function createBookingLoaders(me) {
  return {
    pitch: new DataLoader(async (ids) => {
      const pitches = await Pitch.query().whereIn('id', ids);
      return ids.map((id) => pitches.find((pitch) => pitch.id === id));
    }),

    myReview: new DataLoader(async (keys) => {
      const reviews = await Review.query()
        .where('userId', me.id)
        .whereIn('campsiteId', keys.map((key) => key.campsiteId));
      return keys.map((key) =>
        reviews.find((r) => r.campsiteId === key.campsiteId && r.year === key.year),
      );
    }),
  };
};
