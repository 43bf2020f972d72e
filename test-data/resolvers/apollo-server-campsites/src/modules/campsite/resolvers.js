const { combineResolvers } = require('graphql-resolvers');
const { kebabCase } = require('lodash');

const { Campsite, Booking } = require('../../models');
const { isOwner } = require('../../utils/guards');
const elastic = require('../../utils/elastic');
const { forecast } = require('../../utils/weather');

const FACILITIES = ['toilets', 'showers', 'shop', 'playground', 'pool'];

const withPhotos = () => Campsite.query().withGraphFetched('photos');

module.exports = {
  Query: {
    campsites: (_, { region }) => withPhotos().modify((q) => region && q.where({ region })),
    campsite: (_, { id }) => withPhotos().findById(id),
    searchCampsites: async (_, { text }) => withPhotos().findByIds(await elastic.searchText(text)),
  },

  Campsite: {
    slug: (campsite) => `${campsite.id}-${kebabCase(campsite.name)}`,

    owner: (campsite, args, { loaders }) => campsite.ownerId && loaders.user.load(campsite.ownerId),

    pitches: (campsite) => campsite.$relatedQuery('pitches').orderBy('number'),

    photos: (campsite) => campsite.photos,

    reviews: async (campsite) => {
      const reviews = await campsite.$relatedQuery('reviews').where('hidden', false);
      return reviews;
    },

    weather: ({ lat, lon }) => forecast(lat, lon).catch(() => null),

    facilities: (campsite) => FACILITIES.filter((_, bit) => campsite.facilityBits & (1 << bit)),

    nearby: async (campsite, { km }, { loaders }) => {
      const ids = await elastic.searchAround(campsite, km);
      return loaders.campsite.loadMany(ids.filter((id) => id !== campsite.id));
    },

    averageStars: (campsite, args, { loaders }) => loaders.stars.load(campsite.id),

    revenue: combineResolvers(isOwner, async (campsite) => {
      const [{ sum }] = await Booking.query()
        .joinRaw('join pitches on pitches.id = bookings.pitch_id')
        .where('pitches.campsite_id', campsite.id)
        .sum('total');
      return Number(sum);
    }),
  },
};
