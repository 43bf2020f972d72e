import type { IncomingMessage } from 'node:http';

import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { PrismaClient, type Listener } from '@prisma/client';
import { Redis } from 'ioredis';

import { RatingsAPI } from '@/datasources/ratings.js';
import { TranscriptsAPI } from '@/datasources/transcripts.js';
import { createLoaders, type Loaders } from '@/loaders.js';
import { createServices, type Services } from '@/services/index.js';

const prisma = new PrismaClient();
const redis = new Redis(process.env.REDIS_URL!);

export interface AppContext {
  user: Listener | null;
  services: Services;
  loaders: Loaders;
  redis: Redis;
  dataSources: { ratings: RatingsAPI; transcripts: TranscriptsAPI };
}

export async function createContext(req: IncomingMessage, cache: KeyValueCache): Promise<AppContext> {
  const services = createServices(prisma, redis);
  const user = await services.listeners.fromToken(req.headers.authorization);

  return {
    user,
    services,
    redis,
    loaders: createLoaders(prisma, user),
    dataSources: {
      ratings: new RatingsAPI({ cache }),
      transcripts: new TranscriptsAPI({ cache }),
    },
  };
}
