module.exports = {
  Appointment: require('./Appointment'),
  Clinic: require('./Clinic'),
  Doctor: require('./Doctor'),
  Note: require('./Note'),
  Patient: require('./Patient'),
  Room: require('./Room'),
  Slot: require('./Slot'),
};
