const models = require('./models');
const buildLoaders = require('./loaders');

module.exports = ({ req }) => ({
  models,
  loaders: buildLoaders(models),
  user: req.user || null,
});
