import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { MongoClient } from 'mongodb';

import { contextFactory } from './context';
import { schema } from './schema';

async function start() {
  const client = await MongoClient.connect(process.env.MONGO_URL!);
  const server = new ApolloServer({ schema });
  const { url } = await startStandaloneServer(server, { context: contextFactory(client.db('jobs')) });
  console.log(url);
}

start();
