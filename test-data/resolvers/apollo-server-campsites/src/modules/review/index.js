const { gql } = require('apollo-server-express');
const { escape, truncate } = require('lodash');

const { User } = require('../../models');
const translate = require('../../utils/translate');

const typeDefs = gql`
  type Review {
    id: Int!
    stars: Int!
    text(language: String): String!
    excerpt: String!
    author: User
    helpfulVotes: Int!
    isMine: Boolean!
  }
`;

class ReviewResolver {
  static text(review, { language }) {
    if (!language || language === review.language) {
      return escape(review.text);
    }
    return translate(review.text, language);
  }

  static excerpt(review) {
    return truncate(review.text, { length: 140, separator: ' ' });
  }

  static async author(review, args, { me }) {
    if (me && me.id === review.userId) {
      return me;
    }
    return User.query().findById(review.userId);
  }

  static helpfulVotes(review, args, { redis }) {
    return redis.sCard(`review:${review.id}:helpful`);
  }

  static isMine(review, args, { me }) {
    return Boolean(me) && review.userId === me.id;
  }
}

const { text, excerpt, author, helpfulVotes, isMine } = ReviewResolver;

module.exports = {
  typeDefs,
  resolvers: {
    Review: { text, excerpt, author, helpfulVotes, isMine },
  },
};
