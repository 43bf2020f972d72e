'use strict';

const express = require('express');
const { getGraphQLParameters, processRequest, sendResult } = require('graphql-helix');

const schema = require('./schema');
const { createLoaderRegistry } = require('./lib/loaders');
const { viewerOf } = require('./lib/viewer');
const sql = require('./lib/sql');

const app = express();
app.use(express.json());

app.use('/graphql', async (req, res) => {
  const { operationName, query, variables } = getGraphQLParameters(req);

  const result = await processRequest({
    schema,
    operationName,
    query,
    variables,
    request: req,
    contextFactory: async () => ({
      sql,
      viewer: await viewerOf(req),
      loader: createLoaderRegistry(sql),
    }),
  });

  await sendResult(result, res);
});

app.listen(3000);
