const { ForbiddenError } = require('apollo-server-express');
const { skip } = require('graphql-resolvers');

exports.isGuest = (parent, args, { me }) => (me ? skip : new ForbiddenError('Sign in first.'));

exports.isOwner = (campsite, args, { me }) =>
  me && me.id === campsite.ownerId ? skip : new ForbiddenError('Not your campsite.');
