import { createApplication } from 'graphql-modules';

import { db } from '@hopyard/db';

import { BeersModule } from './modules/beers';
import { OrdersModule } from './modules/orders';
import { StockModule } from './modules/stock';
import { TaproomsModule } from './modules/taprooms';
import { DATABASE } from './tokens';

export const application = createApplication({
  modules: [BeersModule, StockModule, TaproomsModule, OrdersModule],
  providers: [{ provide: DATABASE, useValue: db }],
});
