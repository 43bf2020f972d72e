const calendar = require('./calendar');

exports.nextFreeSlot = async function nextFreeSlot(doctor) {
  const slot = await calendar.nextFree(doctor);
  return slot ? slot.from : null;
};
