'use strict';

const { objectType } = require('nexus');
const { Result } = require('../resolvers');

exports.Split = objectType({
  name: 'Split',
  definition(t) {
    t.string('checkpoint');
    t.int('seconds');
  },
});

exports.Result = objectType({
  name: 'Result',
  definition(t) {
    t.nonNull.int('id');
    t.int('position');
    t.nonNull.string('time', { resolve: (result) => require('../lib/time').clock(result.seconds) });
    t.nonNull.string('pace', { resolve: Result.pace });
    t.field('runner', { type: 'Runner', resolve: Result.runner });
    t.field('race', { type: 'Race', resolve: Result.race });
    t.list.field('splits', { type: 'Split', resolve: Result.splits });
    t.list.string('photos', { resolve: Result.photos });
    t.list.field('rivals', { type: 'Runner', resolve: Result.rivals });
  },
});
