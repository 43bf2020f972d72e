import { GraphQLFieldConfig, GraphQLList, GraphQLObjectType, GraphQLString } from "graphql"
import { ResolverContext } from "lib/loaders"
import { date } from "./fields/date"
import { money } from "./fields/money"
import { LotType } from "./lot"

const BidType = new GraphQLObjectType<any, ResolverContext>({
  name: "Bid",
  fields: {
    amount: money((bid: any) => bid.max_cents),
    placedAt: date(({ created_at }: any) => created_at),
    lot: {
      type: LotType,
      resolve: ({ lot }) => lot,
    },
  },
})

const MeType = new GraphQLObjectType<any, ResolverContext>({
  name: "Me",
  fields: {
    email: { type: GraphQLString },
    bids: {
      type: new GraphQLList(BidType),
      resolve: ({ id }, _args, { myBidsLoader }) => myBidsLoader?.(id),
    },
  },
})

export const Me: GraphQLFieldConfig<void, ResolverContext> = {
  type: MeType,
  resolve: (_root, _args, { meLoader }) => meLoader?.() ?? null,
}
