'use strict';

const { Client } = require('@elastic/elasticsearch');

const elastic = new Client({ node: process.env.ELASTIC });

exports.photosOf = async (bib, raceId) => {
  const { hits } = await elastic.search({
    index: 'photos',
    query: { bool: { filter: [{ term: { bib } }, { term: { race: raceId } }] } },
  });
  return hits.hits.map((hit) => hit._source.url);
};
