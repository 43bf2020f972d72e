import type { IncomingMessage } from 'node:http';

import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { Redis } from 'ioredis';

import { InventoryAPI } from './api/inventory.js';
import { ShippingAPI } from './api/shipping.js';
import { VariantFacade } from './api/variants.js';
import { reviewLoaders } from './loaders/reviews.js';
import { VerifiedLoader } from './loaders/verified.js';
import { orm } from './orm.js';

const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost');

export async function createContext(req: IncomingMessage, cache: KeyValueCache) {
  const em = orm.em.fork();
  return {
    em,
    redis,
    basketId: String(req.headers['x-basket'] ?? ''),
    api: {
      inventory: new InventoryAPI({ cache }),
      shipping: new ShippingAPI({ cache }),
      variants: new VariantFacade(em),
    },
    verified: new VerifiedLoader(redis),
    reviewsOf: reviewLoaders(em),
  };
}

export type Context = Awaited<ReturnType<typeof createContext>>;
