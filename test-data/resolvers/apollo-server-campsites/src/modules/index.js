const { merge } = require('lodash');
const { gql } = require('apollo-server-express');

const modules = [
  require('./campsite'),
  require('./pitch'),
  require('./booking'),
  require('./review'),
  require('./user'),
];

const root = gql`
  type Query {
    _version: String!
  }
`;

const rootResolvers = {
  Query: {
    _version: () => process.env.npm_package_version,
  },
};

exports.typeDefs = [root, ...modules.map((m) => m.typeDefs)];
exports.resolvers = merge(rootResolvers, ...modules.map((m) => m.resolvers));
