import { GraphQLBoolean, GraphQLList, GraphQLObjectType, GraphQLString } from 'graphql';

import { ownedBy } from './listener.js';
import { TrackType } from './track.js';

export const PlaylistType = new GraphQLObjectType({
  name: 'Playlist',
  fields: () => ({
    name: { type: GraphQLString },
    owner: ownedBy('ListenerId'),
    isEditable: {
      type: GraphQLBoolean,
      resolve: (playlist, _, { req }) => req.user?.id === playlist.ListenerId,
    },
    tracks: {
      type: new GraphQLList(TrackType),
      resolve: (playlist) => playlist.getTracks(),
    },
  }),
});
