module.exports = async function doctor(appointment, _, { models }) {
  // Every list of appointments populates its doctor.
  if (appointment.populated('doctor')) return appointment.doctor;
  return models.Doctor.findById(appointment.doctor);
};
