import { createModule } from 'graphql-modules';

import { BeersProvider } from './beers.provider';
import { resolvers } from './resolvers';
import { typeDefs } from './typedefs';

export const BeersModule = createModule({
  id: 'beers',
  dirname: __dirname,
  typeDefs,
  resolvers,
  providers: [BeersProvider],
});
