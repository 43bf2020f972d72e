import { createModule, gql } from 'graphql-modules';

import { CustomersProvider } from './customers.provider';
import { DeliveriesRepository } from './deliveries.repository';
import { OrderResolvers } from './order.resolvers';

export const OrdersModule = createModule({
  id: 'orders',
  dirname: __dirname,
  typeDefs: gql`
    extend type Query {
      orders(since: String!): [Order!]!
    }

    type Customer {
      number: ID!
      name: String!
    }

    type Delivery {
      id: ID!
      deliveredAt: String
    }

    type OrderLine {
      id: ID!
      beer: Beer!
      kegs: Int!
      price: String!
    }

    type Order {
      id: ID!
      lines: [OrderLine!]!
      total: String!
      customer: Customer
      deliveries: [Delivery!]!
    }
  `,
  resolvers: OrderResolvers,
  providers: [CustomersProvider, DeliveriesRepository],
});
