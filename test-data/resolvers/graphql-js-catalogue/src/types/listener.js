import { GraphQLID, GraphQLList, GraphQLObjectType, GraphQLString } from 'graphql';

import { PlaylistType } from './playlist.js';

export const ListenerType = new GraphQLObjectType({
  name: 'Listener',
  fields: () => ({
    id: { type: GraphQLID },
    nick: { type: GraphQLString },
    playlists: {
      type: new GraphQLList(PlaylistType),
      resolve: async (listener, _, { models }) => {
        const options = { where: { ListenerId: listener.id, isPublic: true } };
        return models.Playlist.findAll(options);
      },
    },
  }),
});

/** A field for whoever owns the row, whose id is in the column. */
export const ownedBy = (column) => ({
  type: ListenerType,
  resolve: (row, args, { loaders }) => loaders.listener.load(row[column]),
});
