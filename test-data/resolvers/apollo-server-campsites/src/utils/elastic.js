const { Client } = require('@elastic/elasticsearch');

const client = new Client({ node: process.env.ELASTIC_URL });

exports.searchText = async (text) => {
  const { body } = await client.search({
    index: 'campsites',
    body: { query: { match: { description: text } } },
  });
  return body.hits.hits.map((hit) => Number(hit._id));
};

exports.searchAround = async ({ lat, lon }, km) => {
  const { body } = await client.search({
    index: 'campsites',
    body: {
      query: { bool: { filter: { geo_distance: { distance: `${km}km`, location: { lat, lon } } } } },
    },
  });
  return body.hits.hits.map((hit) => Number(hit._id));
};
