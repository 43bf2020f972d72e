import { gql } from 'graphql-modules';

export const typeDefs = gql`
  type Query {
    beers(style: ID): [Beer!]!
    beer(id: ID!): Beer
  }

  type Style {
    id: ID!
    name: String!
  }

  type Ingredient {
    id: ID!
    name: String!
    supplier: Supplier
  }

  type Supplier {
    id: ID!
    name: String!
    country: String!
  }

  type Beer {
    id: ID!
    name: String!
    strength: String!
    style: Style
    ingredients: [Ingredient!]!
    medals: [String!]!
    label(width: Int): String
    siblings: [Beer!]!
  }
`;
