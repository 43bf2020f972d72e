import { GraphQLFieldConfig, GraphQLInt, GraphQLObjectType, GraphQLString } from "graphql"

const symbols: Record<string, string> = { EUR: "€", GBP: "£", USD: "$" }

export const MoneyType = new GraphQLObjectType({
  name: "Money",
  fields: {
    cents: { type: GraphQLInt },
    display: {
      type: GraphQLString,
      resolve: ({ cents, currency }) => `${symbols[currency] ?? currency} ${(cents / 100).toLocaleString("en")}`,
    },
  },
})

export function money<Source extends { currency: string }>(
  getCents: (source: Source) => number | null
): GraphQLFieldConfig<Source, unknown> {
  return {
    type: MoneyType,
    resolve(source) {
      const cents = getCents(source)
      return cents === null ? null : { cents, currency: source.currency }
    },
  }
}
