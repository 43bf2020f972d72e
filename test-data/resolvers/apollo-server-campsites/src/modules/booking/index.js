const { gql } = require('apollo-server-express');
const { combineResolvers } = require('graphql-resolvers');
const Stripe = require('stripe');

const { Booking } = require('../../models');
const { isGuest } = require('../../utils/guards');

const stripe = new Stripe(process.env.STRIPE_KEY, { apiVersion: '2022-11-15' });

exports.typeDefs = gql`
  extend type Query {
    myBookings: [Booking!]
  }

  extend type Mutation {
    cancel(id: Int!): Booking
  }

  type Booking {
    id: Int!
    from: String!
    to: String!
    guest: User!
    pitch: Pitch!
    nights: Int!
    invoiceUrl: String
    review: Review
  }

  type Mutation {
    _empty: String
  }
`;

const DAY = 24 * 60 * 60 * 1000;

exports.resolvers = {
  Query: {
    myBookings: combineResolvers(isGuest, (_, args, { me }) => Booking.query().where('userId', me.id)),
  },

  Mutation: {
    cancel: combineResolvers(isGuest, (_, { id }, { me }) =>
      Booking.query().patchAndFetchById(id, { cancelledAt: new Date() }).where('userId', me.id),
    ),
  },

  Booking: {
    guest: (booking, args, { me }) => me,
    pitch: (booking, args, { loaders }) => loaders.pitch.load(booking.pitchId),
    nights: ({ from, to }) => Math.round((new Date(to) - new Date(from)) / DAY),
    invoiceUrl: async ({ stripeInvoiceId }) => {
      if (!stripeInvoiceId) return null;
      const invoice = await stripe.invoices.retrieve(stripeInvoiceId);
      return invoice.hosted_invoice_url;
    },
    review: async (booking, args, { loaders }) => {
      const pitch = await loaders.pitch.load(booking.pitchId);
      return loaders.myReview.load({ campsiteId: pitch.campsiteId, year: booking.from.slice(0, 4) });
    },
  },
};
