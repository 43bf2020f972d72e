import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';

import { Ticket } from './ticket.entity';

@Injectable()
export class TicketsService {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

  async page(first: number, after?: string) {
    const rows = await this.tickets.find({
      where: after ? { id: MoreThan(after) } : {},
      order: { id: 'ASC' },
      take: first + 1,
    });
    return { rows: rows.slice(0, first), more: rows.length > first };
  }

  earlierOf(ticket: Ticket, limit: number): Promise<Ticket[]> {
    return this.earlier(ticket.requesterId, ticket.openedAt, limit);
  }

  private earlier(requesterId: string, before: Date, limit: number) {
    return this.tickets
      .createQueryBuilder('ticket')
      .where('ticket.requesterId = :requesterId', { requesterId })
      .andWhere('ticket.openedAt < :before', { before })
      .orderBy('ticket.openedAt', 'DESC')
      .take(limit)
      .getMany();
  }
}
