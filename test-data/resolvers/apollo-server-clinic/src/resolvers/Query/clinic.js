module.exports = (_, __, { models }) => models.Clinic.findOne();
