import { GraphQLID, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { parseResolveInfo } from 'graphql-parse-resolve-info';

import { AlbumType } from './types/album.js';
import { ArtistType } from './types/artist.js';
import { PlaylistType } from './types/playlist.js';
import { SearchHitType } from './types/search-hit.js';
import { StatisticsType } from './types/statistics.js';

const listOf = (type) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    artists: {
      type: listOf(ArtistType),
      resolve: (_, args, { models }) => models.Artist.findAll({ order: ['name'] }),
    },
    albums: {
      type: listOf(AlbumType),
      resolve(_, args, { models }, info) {
        const { fieldsByTypeName } = parseResolveInfo(info);
        const include = fieldsByTypeName.Album?.label ? [models.Label] : [];
        return models.Album.findAll({ include, order: [['released', 'DESC']], limit: 50 });
      },
    },
    playlist: {
      type: PlaylistType,
      args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      resolve: (_, { id }, { models }) => models.Playlist.findByPk(id),
    },
    search: {
      type: listOf(SearchHitType),
      args: { ids: { type: listOf(GraphQLID) } },
      resolve: (_, { ids }) => ids.map((id) => ({ kind: id[0], key: id.slice(1) })),
    },
    statistics: {
      type: new GraphQLNonNull(StatisticsType),
      resolve: () => ({ since: '2019-05-01' }),
    },
  },
});

export default new GraphQLSchema({ query });
