const { gql } = require('apollo-server-express');

const people = require('./people');

const root = gql`
  scalar Date
  scalar DateTime

  type Query {
    clinic: Clinic!
    doctors(specialty: String): [Doctor!]!
    doctor(id: ID!): Doctor
    appointments(day: Date!): [Appointment!]!
  }

  type Clinic {
    id: ID!
    name: String!
    openingHours: [OpeningHours!]!
    staffCount: Int!
  }

  type OpeningHours {
    weekday: Int!
    opens: String!
    closes: String!
  }

  type Appointment {
    id: ID!
    start: DateTime!
    end: DateTime!
    durationMinutes: Int!
    doctor: Doctor!
    patient: Patient!
    room: Room
    notes: [Note!]!
    insuranceStatus: InsuranceStatus!
  }

  type Room {
    id: ID!
    label: String!
  }

  type Note {
    id: ID!
    text: String!
    writtenAt: DateTime!
  }

  enum InsuranceStatus {
    COVERED
    PARTIAL
    NOT_COVERED
    UNKNOWN
  }
`;

module.exports = [root, people];
