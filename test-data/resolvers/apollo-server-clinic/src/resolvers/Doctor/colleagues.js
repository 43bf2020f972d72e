module.exports = async (doctor, args, { loaders }) => {
  const staff = await loaders.doctorsByClinic.load(doctor.clinic);
  return staff.filter((other) => String(other._id) !== doctor.id);
};
