import express from "express"
import { graphqlHTTP } from "express-graphql"
import { createLoaders } from "lib/loaders"
import { schema } from "schema"

const app = express()

app.use(
  "/v1",
  graphqlHTTP((req) => {
    const accessToken = (req as express.Request).header("x-access-token")
    return {
      schema,
      graphiql: process.env.NODE_ENV === "development",
      context: { ...createLoaders(accessToken), accessToken },
    }
  })
)

app.listen(process.env.PORT ?? 5001)
