const { RESTDataSource } = require('apollo-datasource-rest');

module.exports = class ReviewsAPI extends RESTDataSource {
  baseURL = process.env.REVIEWS_URL;

  async getRating(doctorId) {
    const summary = await this.get('summaries', { subject: `doctor:${doctorId}` });
    return summary ? summary.average : null;
  }
};
