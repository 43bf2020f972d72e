const DAY = 24 * 60 * 60 * 1000;

module.exports = (day) => {
  const start = new Date(day);
  return { $gte: start, $lt: new Date(start.getTime() + DAY) };
};
