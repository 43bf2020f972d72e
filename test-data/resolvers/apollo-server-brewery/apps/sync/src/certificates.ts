import pMap from 'p-map';

import { suppliersApi } from './clients';

export async function expiringCertificates(country: string, before: Date) {
  const response = await suppliersApi.listSuppliers(country);

  const certificates = await pMap(
    response.data.suppliers,
    async (supplier) => (await suppliersApi.getCertificate(supplier.id)).data,
    { concurrency: 8 },
  );

  return certificates.filter((certificate) => new Date(certificate.expires) < before);
}
