const { Schema, model } = require('mongoose');

const schema = new Schema({
  label: String,
});

module.exports = model('Room', schema);
