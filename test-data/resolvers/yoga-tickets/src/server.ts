import { createServer } from 'node:http';

import { createSchema, createYoga } from 'graphql-yoga';

import { createContext } from './context';
import { resolvers } from './schema/resolvers.generated';
import { typeDefs } from './schema/typeDefs.generated';

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), context: createContext });

createServer(yoga).listen(4000);
