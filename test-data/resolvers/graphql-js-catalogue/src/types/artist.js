import {
  GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString,
} from 'graphql';

import { countries } from '../util/countries.js';
import { AlbumType } from './album.js';

export const ArtistType = new GraphQLObjectType({
  name: 'Artist',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    name: { type: new GraphQLNonNull(GraphQLString) },
    country: {
      type: GraphQLString,
      resolve: (artist, args, { req }) => countries.find((it) => it.code === artist.countryCode)?.names[req.locale],
    },
    age: {
      type: GraphQLInt,
      resolve: ({ bornOn }) => (bornOn ? new Date().getFullYear() - Number(bornOn.slice(0, 4)) : null),
    },
    albums: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AlbumType))),
      args: { first: { type: GraphQLInt, defaultValue: 10 } },
      async resolve(artist, { first }, { models }) {
        const { Album, Label } = models;
        return Album.findAll({ where: { ArtistId: artist.id }, include: Label, limit: first });
      },
    },
    portrait: {
      type: GraphQLString,
      resolve: (artist) => portraitOf(artist),
    },
  }),
});

function portraitOf({ id, name }) {
  const initials = name.split(' ').map((word) => word.charAt(0)).join('');
  return `/portraits/${id}/${encodeURIComponent(initials)}.svg`;
}
