const { DateResolver, DateTimeResolver } = require('graphql-scalars');
const { merge } = require('lodash');

const scalars = { Date: DateResolver, DateTime: DateTimeResolver };

const appointment = { Appointment: require('./Appointment') };

module.exports = merge(scalars, appointment, {
  Query: require('./Query'),
  Clinic: require('./Clinic'),
  Doctor: require('./Doctor'),
  Patient: require('./Patient'),
});
