import 'reflect-metadata';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { application } from './application';

async function bootstrap() {
  const server = new ApolloServer({ schema: application.createSchemaForApollo() });
  await startStandaloneServer(server, { context: async ({ req }) => ({ tenant: req.headers['x-tenant'] }) });
}

void bootstrap();
