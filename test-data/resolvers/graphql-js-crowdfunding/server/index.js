import express from 'express';
import { createHandler } from 'graphql-http/lib/use/express';

import { loadersMiddleware } from './graphql/loaders/index.js';
import schema from './graphql/schema.js';
import { authenticate } from './lib/auth.js';

const app = express();

app.use(authenticate);
app.use(loadersMiddleware);
app.all('/graphql', createHandler({ schema, context: req => req.raw }));

app.listen(process.env.PORT || 3060);
