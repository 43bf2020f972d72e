import { GraphQLObjectType, GraphQLSchema } from "graphql"
import { Artists } from "./artist"
import { Lot } from "./lot"
import { Me } from "./me"
import { Sale, Sales } from "./sale"

const rootFields = {
  artists: Artists,
  lot: Lot,
  me: Me,
  sale: Sale,
  sales: Sales,
}

export const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields: rootFields }),
})
