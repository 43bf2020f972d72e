import type { PrismaClient } from '@prisma/client';

export class ChartService {
  constructor(private readonly prisma: PrismaClient) {}

  async top(country: string) {
    const ranked = await this.prisma.$queryRaw<{ showId: string; rank: number }[]>`
      select show_id as "showId", rank from chart where country = ${country} order by rank limit 50`;
    const shows = await this.prisma.show.findMany({ where: { id: { in: ranked.map((entry) => entry.showId) } } });
    const byId = new Map(shows.map((show) => [show.id, show]));

    return ranked.map((entry) => ({ ...entry, country, show: byId.get(entry.showId)! }));
  }
}

export type ChartEntry = Awaited<ReturnType<ChartService['top']>>[number];
