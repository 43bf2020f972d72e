const DataLoader = require('dataloader');
const { keyBy } = require('lodash');
const { User } = require('../models');

module.exports = new DataLoader(async (ids) => {
  const users = keyBy(await User.query().findByIds(ids), 'id');
  return ids.map((id) => users[id] || null);
});
