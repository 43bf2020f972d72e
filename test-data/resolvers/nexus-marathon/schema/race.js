'use strict';

const { intArg, objectType } = require('nexus');
const race = require('../resolvers/race');

module.exports = objectType({
  name: 'Race',
  definition(t) {
    t.nonNull.int('id');
    t.nonNull.string('name');
    t.nonNull.string('distance', { resolve: race.distance });
    t.nonNull.list.field('results', {
      type: 'Result',
      args: { top: intArg({ default: 10 }) },
      resolve: race.results,
    });
    t.nonNull.int('entrants', { resolve: race.entrants });
    t.string('courseRecord', { resolve: race.courseRecord });
    t.nonNull.list.string('checkpoints', { resolve: race.checkpoints });
    t.string('temperature', { resolve: race.temperature });
  },
});
