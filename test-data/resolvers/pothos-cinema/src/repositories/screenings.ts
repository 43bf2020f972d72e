import type { PrismaClient } from '@prisma/client';

export class ScreeningRepository {
  constructor(private readonly db: PrismaClient) {}

  upcoming(filmId: number, days: number) {
    const until = new Date(Date.now() + days * 86_400_000);
    return this.db.screening.findMany({ where: { filmId, startsAt: { gte: new Date(), lt: until } } });
  }

  seatsSold(screeningId: number) {
    return this.db.ticket.count({ where: { screeningId } });
  }

  seatsOf(hall: number) {
    return HALLS[hall] ?? 80;
  }
}

const HALLS: Record<number, number> = { 1: 320, 2: 180, 3: 96 };
