const DataLoader = require('dataloader');
const { Campsite } = require('../models');

const forOwner = (ownerId) => Campsite.query().where({ ownerId }).withGraphFetched('photos').orderBy('name');

module.exports = new DataLoader((ownerIds) => Promise.all(ownerIds.map(forOwner)), { cache: false });
