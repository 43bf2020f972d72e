import express from 'express';
import { createHandler } from 'graphql-http/lib/use/express';

import { createLoaders } from './loaders.js';
import * as models from './models/index.js';
import schema from './schema.js';

const loaders = createLoaders(models);

const app = express();

app.use((req, res, next) => {
  req.locale = req.acceptsLanguages('en', 'de') || 'en';
  next();
});

app.all('/graphql', createHandler({
  schema,
  context: ({ raw }) => ({ req: raw, models, loaders }),
}));

app.listen(process.env.PORT ?? 4000);
