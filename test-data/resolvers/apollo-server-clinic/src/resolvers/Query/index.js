module.exports = {
  clinic: require('./clinic'),
  doctors: require('./doctors'),
  doctor: (_, { id }, { models }) => models.Doctor.findById(id),
  appointments: require('./appointments'),
};
