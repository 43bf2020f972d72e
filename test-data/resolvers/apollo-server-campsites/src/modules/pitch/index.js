const { gql } = require('apollo-server-express');
const { combineResolvers } = require('graphql-resolvers');

const { Booking } = require('../../models');
const { isGuest } = require('../../utils/guards');
const prices = require('../../utils/prices');

exports.typeDefs = gql`
  type Pitch {
    id: Int!
    number: Int!
    campsite: Campsite!
    price(date: String!): Int!
    isFree(from: String!, to: String!): Boolean
    amenities: [Amenity!]!
  }

  type Amenity {
    id: Int!
    name: String!
  }
`;

function overlapping(pitchId, from, to) {
  return Booking.query().where({ pitchId }).where('from', '<', to).where('to', '>', from);
}

async function isFree(pitch, { from, to }) {
  return (await overlapping(pitch.id, from, to).resultSize()) === 0;
}

exports.resolvers = {
  Pitch: {
    campsite: (pitch, args, { loaders: { campsite } }) => campsite.load(pitch.campsiteId),
    price: (pitch, { date }) => prices.nightly(pitch.basePrice, date),
    isFree: combineResolvers(isGuest, isFree),
    amenities(pitch) {
      return pitch.amenities || pitch.$relatedQuery('amenities');
    },
  },
};
