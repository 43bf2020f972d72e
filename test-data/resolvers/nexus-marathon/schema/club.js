'use strict';

const { extendType, objectType } = require('nexus');
const superagent = require('superagent');

exports.Club = objectType({
  name: 'Club',
  definition(t) {
    t.nonNull.int('id');
    t.nonNull.string('name');
    t.string('logo', {
      resolve: ({ logo }) => (logo ? new URL(logo, 'https://logos.splits.example').href : null),
    });
    t.list.field('members', {
      type: 'Runner',
      resolve: (club, _args, { loader }) => loader('members').load(club.id),
    });
  },
});

exports.ClubStandings = extendType({
  type: 'Club',
  definition(t) {
    t.int('leaguePosition', {
      resolve: async ({ leagueId }) => {
        const { body } = await superagent.get(`https://league.example.com/clubs/${leagueId}/standing`);
        return body.position;
      },
    });
  },
});
