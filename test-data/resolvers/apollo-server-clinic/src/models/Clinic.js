const { Schema, model } = require('mongoose');

const schema = new Schema({
  name: String,
  city: String,
});

module.exports = model('Clinic', schema);
