const axios = require('axios');
const { memoize } = require('lodash');

const translate = memoize(
  async (text, language) => {
    const { data } = await axios.post(process.env.TRANSLATE_URL, { text, to: language });
    return data.text;
  },
  (text, language) => `${language}:${text}`,
);

module.exports = translate;
