const { ApolloServer } = require('apollo-server-express');
const express = require('express');
const mongoose = require('mongoose');

const buildContext = require('./context');
const dataSources = require('./datasources');
const resolvers = require('./resolvers');
const typeDefs = require('./schema');

async function main() {
  await mongoose.connect(process.env.MONGO_URL);
  const server = new ApolloServer({ typeDefs, resolvers, dataSources, context: buildContext });
  await server.start();

  const app = express();
  server.applyMiddleware({ app });
  app.listen(process.env.PORT || 4000);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
