import 'reflect-metadata';

import { ApolloServer } from 'apollo-server-express';
import express from 'express';
import { buildSchema } from 'type-graphql';
import { ApolloServerLoaderPlugin } from 'type-graphql-dataloader';
import Container from 'typedi';
import { createConnection, getConnection, useContainer } from 'typeorm';
import { Container as TypeormContainer } from 'typeorm-typedi-extensions';

import { createCache } from './cache';
import { createLoaders } from './loaders';
import resolvers from './resolvers';

useContainer(TypeormContainer);

(async () => {
  await createConnection();

  const schema = await buildSchema({ resolvers, container: Container });
  const cache = await createCache();

  const server = new ApolloServer({
    schema,
    plugins: [ApolloServerLoaderPlugin({ typeormGetConnection: getConnection })],
    context: ({ req, res }) => ({ req, res, cache, ...createLoaders() }),
  });
  await server.start();

  const app = express();
  server.applyMiddleware({ app });
  app.listen(4000);
})();
