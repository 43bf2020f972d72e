import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { loadFilesSync } from '@graphql-tools/load-files';
import { makeExecutableSchema } from '@graphql-tools/schema';

import { createContext } from './context.js';
import resolvers from './resolvers/index.js';

const schema = makeExecutableSchema({
  typeDefs: loadFilesSync('schema/*.graphql'),
  resolvers,
});

const server = new ApolloServer({ schema });

const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4000) },
  context: createContext,
});
console.log(`forum api at ${url}`);
