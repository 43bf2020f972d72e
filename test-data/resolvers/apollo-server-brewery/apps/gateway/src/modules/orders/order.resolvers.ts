import { type Order, type OrderLine, db, gte, orders } from '@hopyard/db';

import { BeersProvider } from '../beers/beers.provider';
import { CustomersProvider } from './customers.provider';
import { DeliveriesRepository } from './deliveries.repository';

type Context = GraphQLModules.Context;

const euros = (cents: number) => `${(cents / 100).toFixed(2)} €`;

export const OrderResolvers = {
  Query: {
    orders: (_: {}, { since }: { since: string }) =>
      db.query.orders.findMany({ where: gte(orders.placedAt, new Date(since)), with: { lines: true } }),
  },

  Order: {
    lines: (order: Order) => order.lines,
    total: ({ lines }: Order) => euros(lines.reduce((sum, line) => sum + line.cents * line.kegs, 0)),
    customer: (order: Order, _: {}, { injector }: Context) =>
      injector.get(CustomersProvider).byNumber(order.customerNumber),
    deliveries: (order: Order, _: {}, { injector }: Context) => injector.get(DeliveriesRepository).ofOrder(order.id),
  },

  OrderLine: {
    beer: (line: OrderLine, _: {}, { injector }: Context) => injector.get(BeersProvider).byId(line.beerId),
    price: (line: OrderLine) => euros(line.cents),
  },
};
