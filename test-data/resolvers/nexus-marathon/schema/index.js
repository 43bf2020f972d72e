'use strict';

const { fieldAuthorizePlugin, makeSchema } = require('nexus');

module.exports = makeSchema({
  types: [require('./query'), require('./race'), require('./runner'), require('./result'), require('./club')],
  plugins: [fieldAuthorizePlugin()],
  outputs: false,
});
