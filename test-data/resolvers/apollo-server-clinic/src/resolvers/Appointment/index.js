const { combineResolvers } = require('graphql-resolvers');

const { isAuthenticated, isStaff } = require('../../guards');
const insuranceStatus = require('./insuranceStatus');

module.exports = {
  durationMinutes: ({ start, end }) => Math.round((end - start) / 60000),
  doctor: require('./doctor'),
  patient: (appointment, _, { loaders }) => loaders.patient.load(appointment.patient),
  room: require('./room'),
  insuranceStatus: combineResolvers(isStaff, insuranceStatus),
  notes: combineResolvers(isAuthenticated, isStaff, (appointment, args, context) =>
    context.dataSources.records.notesOf(appointment.id),
  ),
};
