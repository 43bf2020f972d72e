const YEAR = 365.25 * 24 * 60 * 60 * 1000;

class PatientResolvers {
  static fullName(patient) {
    return [patient.firstName, patient.lastName].filter(Boolean).join(' ');
  }

  static age({ birthDate }) {
    return Math.floor((Date.now() - birthDate.getTime()) / YEAR);
  }

  static allergies(patient) {
    return patient.records.find((record) => record.kind === 'allergies')?.items ?? [];
  }

  static async insurer(patient, _args, { dataSources }) {
    return patient.insurerId ? dataSources.insurance.insurer(patient.insurerId) : null;
  }
}

const { fullName, age, allergies, insurer } = PatientResolvers;
module.exports = { fullName, age, allergies, insurer };
