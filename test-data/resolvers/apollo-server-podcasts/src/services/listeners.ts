import type { PrismaClient } from '@prisma/client';

export class ListenerService {
  constructor(private readonly prisma: PrismaClient) {}

  async fromToken(header?: string) {
    const id = header?.replace(/^Bearer /, '');
    return id ? this.prisma.listener.findUnique({ where: { id } }) : null;
  }

  async isSubscribed(listenerId: string, showId: string): Promise<boolean> {
    const count = await this.prisma.subscription.count({ where: { listenerId, showId } });
    return count > 0;
  }

  subscribe(listenerId: string, showId: string) {
    return this.prisma.subscription.create({ data: { listenerId, showId } });
  }

  async subscriptions(listenerId: string) {
    const rows = await this.prisma.subscription.findMany({ where: { listenerId }, include: { show: true } });
    return rows.map((row) => row.show);
  }
}
