'use strict';

const memjs = require('memjs');

const client = memjs.Client.create(process.env.MEMCACHED);

/** What `key` stands for, or else what `compute` gives, kept for ten minutes. */
async function fetchCached(key, compute) {
  const { value } = await client.get(key);
  if (value) return JSON.parse(value.toString());

  const fresh = await compute();
  await client.set(key, JSON.stringify(fresh), { expires: 600 });
  return fresh;
}

module.exports = { fetchCached };
