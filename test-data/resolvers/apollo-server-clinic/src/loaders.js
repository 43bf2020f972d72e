const DataLoader = require('dataloader');
const _ = require('lodash');

module.exports = ({ Doctor, Patient }) => ({
  patient: new DataLoader(async (ids) => {
    const patients = await Patient.find({ _id: { $in: ids } });
    const byId = _.keyBy(patients, (patient) => patient.id);
    return ids.map((id) => byId[String(id)] || null);
  }, { cacheKeyFn: String }),

  doctorsByClinic: new DataLoader(async (clinicIds) => {
    const doctors = await Doctor.find({ clinic: { $in: clinicIds } });
    const grouped = _.groupBy(doctors, (doctor) => doctor.clinic.toString());
    return clinicIds.map((id) => grouped[id] || []);
  }, { cacheKeyFn: (id) => id.toString() }),
});
