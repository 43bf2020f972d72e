import { readFileSync } from 'node:fs';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { db } from './db.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { resolvers } from './resolvers/index.js';

export interface Context {
  db: typeof db;
  loaders: Loaders;
}

const server = new ApolloServer<Context>({ typeDefs: readFileSync('schema.graphql', 'utf8'), resolvers });

await startStandaloneServer(server, {
  context: async () => ({ db, loaders: createLoaders(db) }),
});
