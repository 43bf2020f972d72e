module.exports = async function room(appointment, _, { models }) {
  if (!appointment.room) return null;
  if (appointment.room.label) return appointment.room;
  return models.Room.findById(appointment.room);
};
