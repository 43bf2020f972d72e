import { GraphQLObjectType, GraphQLSchema } from 'graphql';

import { GraphQLCollective } from './object/Collective.js';
import { GraphQLIndividual } from './object/Individual.js';
import query from './query/index.js';

export default new GraphQLSchema({
  types: [GraphQLCollective, GraphQLIndividual],
  query: new GraphQLObjectType({
    name: 'Query',
    fields: () => query,
  }),
});
