import { GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';

import { ArtistType } from './artist.js';
import { TrackType } from './track.js';

export const ArtistHitType = new GraphQLObjectType({
  name: 'ArtistHit',
  fields: () => ({
    key: { type: new GraphQLNonNull(GraphQLString) },
    artist: {
      type: ArtistType,
      resolve: (hit, _, { loaders }) => loaders.artist.load(hit.key),
    },
  }),
});

export const TrackHitType = new GraphQLObjectType({
  name: 'TrackHit',
  fields: () => ({
    key: { type: new GraphQLNonNull(GraphQLString) },
    track: {
      type: TrackType,
      resolve: (hit, _, { models }) => models.Track.findOne({ where: { isrc: hit.key } }),
    },
  }),
});
