module.exports = async function doctors(_, { specialty }, { models: { Doctor } }) {
  const filter = specialty ? { specialtyCode: specialty } : {};
  return Doctor.find(filter).sort('name');
};
