import { ApolloServer } from 'apollo-server'

import { createContext } from './context'
import { schema } from './schema'

new ApolloServer({ schema, context: createContext }).listen({ port: 4000 }).then(({ url }) => {
  console.log(`🍇 ${url}`)
})
