import { GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql"
import { ResolverContext } from "lib/loaders"
import { fetchAuctionRecord } from "lib/records"
import { MoneyType } from "./fields/money"
import { LotType } from "./lot"

export const ArtistType: GraphQLObjectType = new GraphQLObjectType<any, ResolverContext>({
  name: "Artist",
  fields: () => ({
    slug: { type: new GraphQLNonNull(GraphQLString), resolve: ({ id }) => id },
    name: { type: GraphQLString },
    lifespan: {
      type: GraphQLString,
      resolve: ({ birth_year, death_year }) => {
        if (!birth_year) return null
        return death_year ? `${birth_year}–${death_year}` : `b. ${birth_year}`
      },
    },
    followers: {
      type: GraphQLInt,
      resolve: ({ _id }, _args, { followerCountLoader }) => followerCountLoader.load(_id),
    },
    lots: {
      type: new GraphQLList(LotType),
      args: { size: { type: GraphQLInt, defaultValue: 10 } },
      resolve: ({ id }, { size }, { artistLotsLoader }) => artistLotsLoader(id, { size, published: true }),
    },
    auctionRecord: {
      type: MoneyType,
      resolve: ({ id }) => fetchAuctionRecord(id),
    },
  }),
})

export const Artists: GraphQLFieldConfig<void, ResolverContext> = {
  type: new GraphQLList(ArtistType),
  args: { size: { type: GraphQLInt } },
  resolve: (_root, { size }, { artistsLoader }) => artistsLoader({ size }),
}
