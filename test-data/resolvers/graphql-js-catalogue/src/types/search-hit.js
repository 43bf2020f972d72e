import { GraphQLUnionType } from 'graphql';

import { ArtistHitType, TrackHitType } from './hits.js';

export const SearchHitType = new GraphQLUnionType({
  name: 'SearchHit',
  types: [ArtistHitType, TrackHitType],
  resolveType: (hit) => (hit.kind === 'a' ? 'ArtistHit' : 'TrackHit'),
});
