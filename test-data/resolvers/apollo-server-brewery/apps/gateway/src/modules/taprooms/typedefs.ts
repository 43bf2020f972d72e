import { gql } from 'graphql-modules';

export const typeDefs = gql`
  extend type Query {
    taprooms: [Taproom!]!
  }

  type Employee {
    id: ID!
    name: String!
  }

  type Event {
    title: String!
    starts: String!
  }

  type Taproom {
    id: ID!
    name: String!
    beers: [Beer!]!
    isOpen(at: String!): Boolean!
    distance(latitude: Float!, longitude: Float!): Float!
    manager: Employee
    nextEvent: Event
  }
`;
