const axios = require('axios');

const http = axios.create({
  baseURL: process.env.WEATHER_URL,
  timeout: 2000,
});

const forecast = (lat, lon) =>
  http.get('/forecast', { params: { lat, lon } }).then((res) => res.data.days);

module.exports = { forecast };
