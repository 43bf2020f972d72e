module.exports = (appointment, _, { dataSources: { insurance } }) =>
  appointment.policyNumber ? insurance.statusOf(appointment.policyNumber) : 'UNKNOWN';
