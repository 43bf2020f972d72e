const { AuthenticationError, ForbiddenError } = require('apollo-server-express');
const { skip } = require('graphql-resolvers');

const isAuthenticated = (parent, args, { user }) => (user ? skip : new AuthenticationError('sign in first'));

const isStaff = (parent, args, { user }) => (user.roles.includes('staff') ? skip : new ForbiddenError('staff only'));

module.exports = { isAuthenticated, isStaff };
