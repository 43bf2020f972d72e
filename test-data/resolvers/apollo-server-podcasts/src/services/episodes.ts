import type { Episode, PrismaClient } from '@prisma/client';
import type { Redis } from 'ioredis';

import { remember } from '@/lib/cache.js';

export class EpisodeService {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly redis: Redis,
  ) {}

  newest(limit: number) {
    return this.prisma.episode.findMany({ orderBy: { publishedAt: 'desc' }, take: limit, include: { show: true } });
  }

  ofShow(showId: string, limit: number) {
    return this.prisma.episode.findMany({ where: { showId }, orderBy: { publishedAt: 'desc' }, take: limit });
  }

  latest(showId: string): Promise<Episode | null> {
    return remember(this.redis, `latest:${showId}`, 300, () =>
      this.prisma.episode.findFirst({ where: { showId }, orderBy: { publishedAt: 'desc' } }),
    );
  }
}
