import { createYoga } from 'graphql-yoga';

import type { Env } from './env';
import { loaderPlugins } from './loaders';
import { schema } from './schema';

const yoga = createYoga<Env & ExecutionContext>({
  schema,
  graphqlEndpoint: '/graphql',
  landingPage: false,
  plugins: loaderPlugins,
});

export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) => yoga.fetch(request, { ...env, ...ctx }),
};
