'use strict';

const superagent = require('superagent');

const { fetchCached } = require('../lib/cache');
const logged = require('../lib/logged');
const { clock } = require('../lib/time');

const NAMES = new Map([
  [21097, 'half marathon'],
  [42195, 'marathon'],
]);

function distance({ metres }) {
  return NAMES.get(metres) ?? `${metres / 1000} km`;
}

function results(race, { top }, { sql }) {
  return sql`
    select results.*, rank() over (order by seconds) as position
      from results where race_id = ${race.id} order by seconds limit ${top}`;
}

function entrants(race, args, { loader }) {
  return loader('entrants').load(race.id);
}

async function fastest(sql, series) {
  const [row] = await sql`
    select min(seconds) as seconds from results join races on races.id = race_id where series = ${series}`;
  return row.seconds;
}

const courseRecord = async (race, args, { sql }) => {
  const seconds = await fetchCached(`record:${race.series}`, () => fastest(sql, race.series));
  return seconds && clock(seconds);
};

const checkpoints = ({ course }) => course.points.filter((point) => point.timed).map((point) => point.name);

async function temperature({ heldOn, city }) {
  const response = await superagent
    .get('https://archive.weather.example.com/daily')
    .query({ city, day: heldOn.toISOString().slice(0, 10) });
  return `${response.body.high} °C`;
}

module.exports = {
  distance,
  results: logged(results),
  entrants,
  courseRecord,
  checkpoints,
  temperature: logged(temperature),
};
