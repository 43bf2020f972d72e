import { GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';

export const StatisticsType = new GraphQLObjectType({
  name: 'Statistics',
  fields: {
    since: { type: GraphQLString },
    playsSince: {
      type: GraphQLInt,
      resolve: ({ since }, _, { models }) => models.Play.count({ where: { at: since } }),
    },
  },
});
