'use strict';

module.exports = {
  Runner: require('./runner'),
  Result: require('./result'),
};
