import { GraphQLFieldConfig, GraphQLString } from "graphql"
import { DateTime } from "luxon"

export const date = <Source>(getDate: (source: Source) => string | null): GraphQLFieldConfig<Source, unknown> => ({
  type: GraphQLString,
  args: { format: { type: GraphQLString } },
  resolve: (source, { format }) => {
    const rawDate = getDate(source)
    return rawDate && format ? DateTime.fromISO(rawDate).toFormat(format) : rawDate
  },
})
