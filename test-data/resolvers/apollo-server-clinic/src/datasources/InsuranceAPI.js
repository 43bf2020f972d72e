const { RESTDataSource } = require('apollo-datasource-rest');
const DataLoader = require('dataloader');

class InsuranceAPI extends RESTDataSource {
  constructor() {
    super();
    this.baseURL = process.env.INSURANCE_URL;
    this.statusLoader = new DataLoader((policies) => this.fetchStatuses(policies));
  }

  willSendRequest(request) {
    request.headers.set('X-Clinic', process.env.CLINIC_ID);
  }

  async fetchStatuses(policies) {
    const { results } = await this.post('policies/search', { numbers: policies });
    const byNumber = new Map(results.map((result) => [result.number, result.status]));
    return policies.map((number) => byNumber.get(number) || 'UNKNOWN');
  }

  statusOf(policyNumber) {
    return this.statusLoader.load(policyNumber);
  }

  insurer(id) {
    return this.get(`insurers/${encodeURIComponent(id)}`);
  }
}

module.exports = InsuranceAPI;
