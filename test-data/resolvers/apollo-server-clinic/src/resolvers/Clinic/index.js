const openingHours = require('../../opening-hours.json');

exports.openingHours = () => openingHours;

exports.staffCount = (clinic, _, { models }) => models.Doctor.countDocuments({ clinic: clinic._id });
