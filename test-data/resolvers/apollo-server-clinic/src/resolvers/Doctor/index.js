const appointments = require('./appointments');
const colleagues = require('./colleagues');
const nextFreeSlot = require('./nextFreeSlot');
const photo = require('./photo');
const rating = require('./rating');
const specialties = require('../../services/specialties');

module.exports = {
  appointments,
  colleagues,
  nextFreeSlot,
  photo,
  rating,
  specialty: (doctor) => specialties.get(doctor.specialtyCode) || specialties.get('GP'),
};
