'use strict';

const two = (number) => String(number).padStart(2, '0');

exports.clock = (seconds) =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.round(seconds) % 60)}`;

/** Minutes and seconds for a kilometre. */
exports.pace = (seconds, metres) => {
  const perKilometre = seconds / (metres / 1000);
  return `${Math.floor(perKilometre / 60)}:${two(Math.floor(perKilometre % 60))}`;
};
