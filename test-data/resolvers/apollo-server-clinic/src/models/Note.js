const { Schema, model } = require('mongoose');

const schema = new Schema({
  appointment: { type: Schema.Types.ObjectId, ref: 'Appointment', index: true },
  text: String,
  writtenAt: Date,
});

module.exports = model('Note', schema);
