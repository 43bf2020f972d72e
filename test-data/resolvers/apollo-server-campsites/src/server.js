require('./db');

const express = require('express');
const jwt = require('jsonwebtoken');
const { ApolloServer, AuthenticationError } = require('apollo-server-express');

const { typeDefs, resolvers } = require('./modules');
const { User } = require('./models');
const loaders = require('./loaders');
const createBookingLoaders = require('./loaders/bookings');
const redis = require('./utils/redis');

async function getMe(req) {
  const token = req.headers['x-token'];
  if (!token) return null;
  try {
    const { id } = jwt.verify(token, process.env.SECRET);
    return await User.query().findById(id);
  } catch (e) {
    throw new AuthenticationError('Your session expired. Sign in again.');
  }
}

async function start() {
  await redis.connect();

  const server = new ApolloServer({
    typeDefs,
    resolvers,
    context: async ({ req }) => {
      const me = await getMe(req);
      return {
        me,
        redis,
        loaders: {
          ...createBookingLoaders(me),
          ...loaders,
        },
      };
    },
  });
  await server.start();

  const app = express();
  server.applyMiddleware({ app, path: '/graphql' });
  app.listen(process.env.PORT || 8000);
}

start();
