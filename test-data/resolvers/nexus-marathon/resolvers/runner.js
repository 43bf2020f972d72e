'use strict';

const { clock } = require('../lib/time');

exports.name = (runner) => `${runner.firstName} ${runner.lastName.toUpperCase()}`;

exports.club = async (runner, args, ctx) => {
  if (!runner.clubId) return null;
  return ctx.loader('clubs').load(runner.clubId);
};

exports.results = async (runner, args, ctx) => {
  const results = await ctx.sql`select * from results where runner_id = ${runner.id} order by id desc`;
  return results.filter((result) => !result.disqualified);
};

exports.best = async (runner, { metres }, ctx) => {
  const seconds = await ctx.loader('bests').load(`${runner.id}@${metres}`);
  return seconds === null ? null : clock(seconds);
};

exports.ageGroup = ({ born, sex }, { year }) => {
  const age = year - born;
  return age < 35 ? `${sex} senior` : `${sex}${Math.floor(age / 5) * 5}`;
};

exports.isFollowed = ({ id }, _, { viewer }) => Boolean(viewer?.following.has(id));

exports.followers = async ({ id }, _, { sql }) => {
  const [{ total }] = await sql`select count(*)::int as total from follows where runner_id = ${id}`;
  return total;
};
