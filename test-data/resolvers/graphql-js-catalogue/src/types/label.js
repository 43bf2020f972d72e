import { GraphQLID, GraphQLObjectType, GraphQLString } from 'graphql';

export const LabelType = new GraphQLObjectType({
  name: 'Label',
  fields: {
    id: { type: GraphQLID },
    name: { type: GraphQLString, resolve: (label) => label.get('name') },
  },
});
