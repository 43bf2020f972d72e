const { gql } = require('apollo-server-express');
const resolvers = require('./resolvers');

const typeDefs = gql`
  extend type Query {
    campsites(region: String): [Campsite!]!
    campsite(id: Int!): Campsite
    searchCampsites(text: String!): [Campsite!]!
  }

  type Photo {
    url: String!
    caption: String
  }

  type Day {
    date: String!
    high: Float
    low: Float
  }

  type Campsite {
    id: Int!
    name: String!
    slug: String!
    owner: User
    pitches: [Pitch!]!
    photos: [Photo!]!
    reviews: [Review!]!
    weather: [Day!]
    facilities: [String!]!
    nearby(km: Int = 20): [Campsite!]!
    averageStars: Float
    revenue: Int
  }
`;

module.exports = { typeDefs, resolvers };
