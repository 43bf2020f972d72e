import type { PrismaClient } from '@prisma/client';
import type { Redis } from 'ioredis';

import { ChartService } from './charts.js';
import { EpisodeService } from './episodes.js';
import { ListenerService } from './listeners.js';
import { ShowService } from './shows.js';

export const createServices = (prisma: PrismaClient, redis: Redis) => ({
  shows: new ShowService(prisma),
  episodes: new EpisodeService(prisma, redis),
  charts: new ChartService(prisma),
  listeners: new ListenerService(prisma),
});

export type Services = ReturnType<typeof createServices>;
