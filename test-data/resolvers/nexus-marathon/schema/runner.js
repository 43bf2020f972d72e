'use strict';

const { intArg, nonNull, objectType } = require('nexus');
const { Runner } = require('../resolvers');

module.exports = objectType({
  name: 'Runner',
  definition(t) {
    t.nonNull.int('id');
    t.nonNull.string('name', { resolve: Runner.name });
    t.field('club', { type: 'Club', resolve: Runner.club });
    t.list.field('results', { type: 'Result', resolve: Runner.results });
    t.string('best', { args: { metres: nonNull(intArg()) }, resolve: Runner.best });
    t.string('ageGroup', { args: { year: nonNull(intArg()) }, resolve: Runner.ageGroup });
    t.boolean('isFollowed', { resolve: Runner.isFollowed });
    t.int('followers', { resolve: Runner.followers });
  },
});
