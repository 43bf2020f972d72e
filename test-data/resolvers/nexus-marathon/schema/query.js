'use strict';

const { intArg, nonNull, queryType } = require('nexus');

exports.Query = queryType({
  definition(t) {
    t.list.field('races', {
      type: 'Race',
      args: { year: nonNull(intArg()) },
      resolve: (_, { year }, { sql }) => sql`select * from races where extract(year from held_on) = ${year} order by held_on`,
    });

    t.field('race', {
      type: 'Race',
      args: { id: nonNull(intArg()) },
      resolve: (_, { id }, { loader }) => loader('races').load(id),
    });

    t.list.field('following', {
      type: 'Runner',
      authorize: (_, __, { viewer }) => Boolean(viewer),
      resolve: (_, __, { viewer, loader }) => loader('runners').loadMany([...viewer.following]),
    });
  },
});
