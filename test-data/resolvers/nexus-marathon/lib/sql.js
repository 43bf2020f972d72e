'use strict';

const postgres = require('postgres');

module.exports = postgres(process.env.DATABASE_URL, { transform: postgres.camel });
