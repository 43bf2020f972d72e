const host = process.env.IMAGE_HOST;

const photo = (doctor, { width }) => {
  if (!doctor.photoKey) return null;
  const url = new URL(doctor.photoKey, host);
  if (width) url.searchParams.set('w', width);
  return url.toString();
};

module.exports = photo;
