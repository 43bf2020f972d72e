const crypto = require('crypto');
const { gql } = require('apollo-server-express');

const md5 = (text) => crypto.createHash('md5').update(text.trim().toLowerCase()).digest('hex');

exports.typeDefs = gql`
  extend type Query {
    me: User
  }

  type User {
    id: Int!
    name: String!
    avatar: String!
    campsites: [Campsite!]!
  }
`;

exports.resolvers = {
  Query: {
    me: (root, args, { me }) => me,
  },
  User: {
    avatar: ({ email }) => `https://www.gravatar.com/avatar/${md5(email)}?d=identicon`,
    campsites: (user, args, { loaders }) => loaders.campsitesByOwner.load(user.id),
  },
};
