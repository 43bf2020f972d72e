const { Slot } = require('../models');

const findFree = async (doctorId, from) =>
  Slot.findOne({ doctor: doctorId, taken: false, from: { $gte: from } }).sort({ from: 1 });

function nextFree(doctor, now = new Date()) {
  return findFree(doctor.id, now);
}

module.exports = { nextFree, findFree };
