const { Appointment } = require('../../models');
const dayRange = require('../dayRange');

module.exports = async function appointments(doctor, { day }) {
  const found = await Appointment.find({ doctor: doctor._id, start: dayRange(day) }).populate('doctor');
  return found;
};
