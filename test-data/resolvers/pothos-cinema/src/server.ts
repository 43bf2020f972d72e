import { createServer } from 'node:http';

import { createYoga } from 'graphql-yoga';

import { createContext } from './context.js';
import { schema } from './schema.js';

createServer(createYoga({ schema, context: createContext })).listen(4000);
