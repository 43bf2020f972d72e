const { Schema, model } = require('mongoose');

const schema = new Schema({
  firstName: String,
  lastName: String,
  birthDate: Date,
  insurerId: String,
  records: [{ kind: String, items: [String] }],
});

module.exports = model('Patient', schema);
