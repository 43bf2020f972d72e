import type { Offer, Supplier } from '@hopyard/suppliers-client';

import { suppliersApi } from './clients';

const COUNTRIES = ['CZ', 'DE', 'GB', 'US'];

export async function allSuppliers(): Promise<Supplier[]> {
  const suppliers: Supplier[] = [];
  let page: number | undefined = 1;
  do {
    const { data } = await suppliersApi.listSuppliers(undefined, page);
    suppliers.push(...data.suppliers);
    page = data.next;
  } while (page);
  return suppliers;
}

export async function suppliersPerCountry() {
  const counts: Record<string, number> = {};
  for (const country of COUNTRIES) {
    const { data } = await suppliersApi.listSuppliers(country);
    counts[country] = data.suppliers.length;
  }
  return counts;
}

export async function cheapestOffers(country: string) {
  const { data: page } = await suppliersApi.listSuppliers(country);
  const cheapest = new Map<string, Offer>();

  for (const supplier of page.suppliers) {
    const { data } = await suppliersApi.listOffers(supplier.id);
    for (const offer of data.offers) {
      const best = cheapest.get(offer.lotId);
      if (!best || offer.cents < best.cents) {
        cheapest.set(offer.lotId, offer);
      }
    }
  }

  return [...cheapest.values()];
}
