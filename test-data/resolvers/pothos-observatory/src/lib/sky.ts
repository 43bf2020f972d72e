const RAD = Math.PI / 180;

/** The height of a target above the horizon, in degrees. */
export function altitude(dec: number, ra: number, latitude: number, siderealHours: number): number {
  const hourAngle = (siderealHours * 15 - ra) * RAD;
  const sine =
    Math.sin(dec * RAD) * Math.sin(latitude * RAD) +
    Math.cos(dec * RAD) * Math.cos(latitude * RAD) * Math.cos(hourAngle);
  return Math.asin(sine) / RAD;
}
