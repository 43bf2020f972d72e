module.exports = {
  user: require('./user'),
  campsite: require('./campsite'),
  stars: require('./stars'),
  campsitesByOwner: require('./campsitesByOwner'),
};
