import DataLoader from 'dataloader';

import type { Db } from '../db.js';
import { batchAddresses, batchCustomers } from './customers.js';
import { batchDepots, batchParcelsToday } from './depots.js';
import { batchEtas, batchLabels, batchLastScans } from './parcels.js';

export function createLoaders(db: Db) {
  return {
    addresses: new DataLoader(batchAddresses(db)),
    customers: new DataLoader(batchCustomers(db)),
    depots: new DataLoader(batchDepots(db)),
    etas: new DataLoader(batchEtas),
    labels: new DataLoader(batchLabels, { cacheKeyFn: (key) => `${key.number}/${key.format}` }),
    lastScans: new DataLoader(batchLastScans(db)),
    parcelsToday: new DataLoader(batchParcelsToday(db), { maxBatchSize: 200 }),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
