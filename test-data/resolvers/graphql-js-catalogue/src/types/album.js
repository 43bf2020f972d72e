import { GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

import { ArtistType } from './artist.js';
import { LabelType } from './label.js';
import { TrackType } from './track.js';

export const AlbumType = new GraphQLObjectType({
  name: 'Album',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    title: { type: GraphQLString },
    year: { type: GraphQLInt, resolve: (album) => Number(album.released.slice(0, 4)) },
    coverUrl: {
      type: GraphQLString,
      args: { size: { type: GraphQLInt } },
      resolve: (album, { size = 300 }) => album.coverKey && `https://covers.example.org/${size}/${album.coverKey}`,
    },
    artist: {
      type: new GraphQLNonNull(ArtistType),
      resolve: (album, args, context) => context.loaders.artist.load(album.ArtistId),
    },
    label: {
      type: LabelType,
      resolve: (album) => album.Label,
    },
    tracks: {
      type: new GraphQLList(TrackType),
      resolve: (album) => album.getTracks({ order: ['id'] }),
    },
    minutes: {
      type: GraphQLInt,
      async resolve(album, _, { models: { Track } }) {
        const seconds = await Track.sum('seconds', { where: { AlbumId: album.id } });
        return Math.ceil(seconds / 60);
      },
    },
  }),
});
