const { nextFreeSlot } = require('../../services/slots');

module.exports = (doctor) => nextFreeSlot(doctor);
