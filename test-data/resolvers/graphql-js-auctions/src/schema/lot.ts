import {
  GraphQLBoolean,
  GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from "graphql"
import { ResolverContext } from "lib/loaders"
import { ArtistType } from "./artist"
import { money, MoneyType } from "./fields/money"
import { SaleType } from "./sale"

const QuestionType = new GraphQLObjectType({
  name: "Question",
  fields: {
    text: { type: GraphQLString },
    answer: { type: GraphQLString },
  },
})

const isOpen = (lot: { closes_at: string }) => new Date(lot.closes_at) > new Date()

export const LotType: GraphQLObjectType = new GraphQLObjectType<any, ResolverContext>({
  name: "Lot",
  fields: () => {
    return {
      id: { type: new GraphQLNonNull(GraphQLString), resolve: ({ _id }) => _id },
      title: { type: GraphQLString },
      artist: {
        type: ArtistType,
        resolve: ({ artist_id }, _args, { batchArtistLoader }) => {
          if (!artist_id) return null
          return batchArtistLoader.load(artist_id)
        },
      },
      estimate: money((lot: any) => lot.estimate_cents),
      currentBid: {
        type: MoneyType,
        resolve: async (lot, _args, { lotStandingLoader }) => {
          if (!isOpen(lot)) return { cents: lot.hammer_cents, currency: lot.currency }
          const standing = await lotStandingLoader(lot._id)
          return standing.leading_bid
        },
      },
      sale: {
        type: SaleType,
        resolve: ({ sale_id }, _args, { saleLoader }) => saleLoader(sale_id),
      },
      isWatched: {
        type: GraphQLBoolean,
        resolve: async ({ _id }, _args, { watchedLotIDsLoader }) => {
          if (!watchedLotIDsLoader) return false
          const ids = await watchedLotIDsLoader()
          return ids.includes(_id)
        },
      },
      related: {
        type: new GraphQLList(LotType),
        resolve: async ({ _id, sale_id }, _args, { relatedLotsLoader }) => {
          const lots = await relatedLotsLoader({ lot_id: _id, size: 5 })
          return lots.filter((lot: any) => lot.sale_id !== sale_id)
        },
      },
      questions: {
        type: new GraphQLList(QuestionType),
        args: { locale: { type: GraphQLString, defaultValue: "en" } },
        resolve: ({ _id: lotID }, { locale }, { lotQuestionsLoader }) => lotQuestionsLoader.load({ lotID, locale }),
      },
      provenance: {
        type: new GraphQLList(GraphQLString),
        resolve: ({ provenance }) => (provenance ?? "").split(/;\s*/).filter(Boolean),
      },
    }
  },
})

export const Lot: GraphQLFieldConfig<void, ResolverContext> = {
  type: LotType,
  args: { id: { type: new GraphQLNonNull(GraphQLString) } },
  resolve: (_root, { id }, { lotLoader }) => lotLoader(id),
}
