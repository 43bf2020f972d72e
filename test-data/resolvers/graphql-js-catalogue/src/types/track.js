import { GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

import { fetchLyrics as lyricsFor, formatDuration } from '../util/index.js';
import { AlbumType } from './album.js';

const TrackType = new GraphQLObjectType({
  name: 'Track',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    title: { type: GraphQLString },
    duration: { type: GraphQLString, resolve: ({ seconds }) => formatDuration(seconds) },
    album: { type: AlbumType, resolve: resolveAlbum },
    plays: {
      type: new GraphQLNonNull(GraphQLInt),
      resolve: (track, _, { loaders: { plays } }) => plays.load(track.id),
    },
    lyrics: {
      type: GraphQLString,
      resolve: (track) => (track.hasLyrics ? lyricsFor(track.isrc) : null),
    },
  }),
});

function resolveAlbum(track, args, { models }) {
  return models.Album.findByPk(track.AlbumId, { include: models.Label });
}

export { TrackType };
