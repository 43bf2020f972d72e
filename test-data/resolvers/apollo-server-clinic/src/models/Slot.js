const { Schema, model } = require('mongoose');

const schema = new Schema({
  doctor: { type: Schema.Types.ObjectId, ref: 'Doctor', index: true },
  from: Date,
  taken: { type: Boolean, default: false },
});

module.exports = model('Slot', schema);
