import { GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql"
import { connectionArgs, connectionDefinitions, connectionFromArraySlice, cursorToOffset } from "graphql-relay"
import { ResolverContext } from "lib/loaders"
import { ArtistType } from "./artist"
import { date } from "./fields/date"
import { LotType } from "./lot"

const statusOf = ({ start_at, end_at }: { start_at: string; end_at: string }) => {
  const now = Date.now()
  if (now < Date.parse(start_at)) return "preview"
  return now < Date.parse(end_at) ? "open" : "closed"
}

export const SaleType: GraphQLObjectType = new GraphQLObjectType<any, ResolverContext>({
  name: "Sale",
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLString), resolve: ({ _id }) => _id },
    name: { type: GraphQLString },
    startAt: date(({ start_at }: any) => start_at),
    status: { type: GraphQLString, resolve: (sale) => statusOf(sale) },
    lotsConnection: {
      type: connectionDefinitions({ nodeType: LotType }).connectionType,
      args: connectionArgs,
      resolve: async ({ _id, lot_count }, args, { saleLotsLoader }) => {
        const sliceStart = args.after ? cursorToOffset(args.after) + 1 : 0
        const lots = await saleLotsLoader(_id, { offset: sliceStart, size: args.first ?? 20 })
        return connectionFromArraySlice(lots, args, { arrayLength: lot_count, sliceStart })
      },
    },
    featuredLot: {
      type: LotType,
      resolve: ({ featured_lot_id }, _args, { lotLoader }) => featured_lot_id && lotLoader(featured_lot_id),
    },
    registrations: {
      type: GraphQLInt,
      resolve: ({ _id }, _args, context) => context.registrationCountLoader.load(_id),
    },
    promotedArtists: {
      type: new GraphQLList(ArtistType),
      resolve: async (sale, _args, { batchArtistLoader }) => {
        const artists = await batchArtistLoader.loadMany(sale.promoted_artist_ids)
        return artists.filter((artist) => artist && !(artist instanceof Error))
      },
    },
    coverImage: {
      type: GraphQLString,
      resolve: ({ images }) => images.find((image: any) => image.default)?.url,
    },
  }),
})

export const Sale: GraphQLFieldConfig<void, ResolverContext> = {
  type: SaleType,
  args: { id: { type: new GraphQLNonNull(GraphQLString) } },
  resolve: (_root, { id }, { saleLoader }) => saleLoader(id),
}

export const Sales: GraphQLFieldConfig<void, ResolverContext> = {
  type: new GraphQLList(SaleType),
  args: { live: { type: GraphQLString } },
  resolve: (_root, { live }, { salesLoader }) => salesLoader({ live, sort: "end_at" }),
}
