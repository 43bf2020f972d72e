import type { Lot } from '@hopyard/suppliers-client';

import { lotsApi } from './clients';

export async function weigh(harvest: number): Promise<number> {
  const { data } = await lotsApi.listLots(harvest);
  return data.lots.reduce((sum, lot) => sum + lot.kilograms, 0);
}

export async function bitterness(harvest: number) {
  const list = await lotsApi.listLots(harvest);
  const details: Lot[] = [];

  await Promise.all(
    list.data.lots.map(async ({ id }) => {
      const lot = await lotsApi.getLot(id);
      details.push(lot.data);
    }),
  );

  return details.filter((lot) => (lot.alphaAcid ?? 0) > 9);
}

export async function bitternessAtOnce(harvest: number) {
  const list = await lotsApi.listLots(harvest);
  const ids = list.data.lots.map((lot) => lot.id);
  const details = await lotsApi.batchGetLots(ids);

  return details.data.lots.filter((lot) => (lot.alphaAcid ?? 0) > 9);
}
