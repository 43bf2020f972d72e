import { readFileSync } from 'node:fs';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { createContext, type AppContext } from '@/context.js';
import { resolvers } from '@/resolvers/index.js';

const server = new ApolloServer<AppContext>({
  typeDefs: readFileSync('schema.graphql', 'utf8'),
  resolvers,
});

const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4000) },
  context: async ({ req }) => createContext(req, server.cache),
});

console.info(`ready at ${url}`);
