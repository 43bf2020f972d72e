import { readFileSync } from 'node:fs';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { createContext, type Context } from './context.js';
import { resolvers } from './resolvers/index.js';

const server = new ApolloServer<Context>({ typeDefs: readFileSync('schema.graphql', 'utf8'), resolvers });

await startStandaloneServer(server, { context: ({ req }) => createContext(req, server.cache) });
