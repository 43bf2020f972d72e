const dayRange = require('../dayRange');

module.exports = async function appointments(_, { day }, { models }) {
  return models.Appointment.find({ start: dayRange(day) }).populate('doctor').sort('start');
};
