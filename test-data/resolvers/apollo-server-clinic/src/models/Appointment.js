const { Schema, model } = require('mongoose');

const schema = new Schema({
  start: { type: Date, required: true },
  end: { type: Date, required: true },
  doctor: { type: Schema.Types.ObjectId, ref: 'Doctor', index: true },
  patient: { type: Schema.Types.ObjectId, ref: 'Patient' },
  room: { type: Schema.Types.ObjectId, ref: 'Room' },
  policyNumber: String,
});

module.exports = model('Appointment', schema);
