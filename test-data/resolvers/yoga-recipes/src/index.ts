import { createServer } from 'node:http';

import { createSchema, createYoga } from 'graphql-yoga';

import { createContext } from './context.js';
import { resolvers } from './schema/index.js';
import { typeDefs } from './schema/type-defs.js';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: createContext,
});

createServer(yoga).listen(4000);
