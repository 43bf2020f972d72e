const { gql } = require('apollo-server-express');

module.exports = gql`
  type Doctor {
    id: ID!
    name: String!
    photo(width: Int): String
    specialty: Specialty!
    rating: Float
    nextFreeSlot: DateTime
    appointments(day: Date!): [Appointment!]!
    colleagues: [Doctor!]!
  }

  type Specialty {
    code: String!
    label: String!
  }

  type Patient {
    id: ID!
    fullName: String!
    age: Int!
    allergies: [String!]!
    insurer: Insurer
  }

  type Insurer {
    id: ID!
    name: String!
  }
`;
