const InsuranceAPI = require('./InsuranceAPI');
const RecordsAPI = require('./RecordsAPI');
const ReviewsAPI = require('./ReviewsAPI');

module.exports = () => ({
  insurance: new InsuranceAPI(),
  records: new RecordsAPI(),
  reviews: new ReviewsAPI(),
});
