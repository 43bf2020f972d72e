import type { Beer } from '@hopyard/db';
import { createModule, gql } from 'graphql-modules';

import { StockProvider } from './stock.provider';

export const StockModule = createModule({
  id: 'stock',
  dirname: __dirname,
  typeDefs: gql`
    extend type Beer {
      kegsInStock: Int!
      kegsReserved: Int!
      isLow(threshold: Int = 5): Boolean!
    }
  `,
  providers: [StockProvider],
  resolvers: {
    Beer: {
      kegsInStock({ id }: Beer, _: {}, { injector }: GraphQLModules.Context) {
        return injector.get(StockProvider).kegs(id);
      },
      kegsReserved({ id }: Beer, _: {}, { injector }: GraphQLModules.Context) {
        return injector.get(StockProvider).reserved.load(id);
      },
      async isLow({ id }: Beer, { threshold }: { threshold: number }, { injector }: GraphQLModules.Context) {
        const stock = injector.get(StockProvider);
        const [kegs, reserved] = await Promise.all([stock.kegs(id), stock.reserved.load(id)]);
        return kegs - reserved < threshold;
      },
    },
  },
});
