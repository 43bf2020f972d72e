const { Schema, model } = require('mongoose');

const schema = new Schema({
  name: { type: String, required: true },
  specialtyCode: String,
  photoKey: String,
  clinic: { type: Schema.Types.ObjectId, ref: 'Clinic', index: true },
});

module.exports = model('Doctor', schema);
