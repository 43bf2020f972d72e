import { Service } from 'typedi';
import { Repository } from 'typeorm';
import { InjectRepository } from 'typeorm-typedi-extensions';

import { Performance } from '../entities/Performance';
import { Ticket } from '../entities/Ticket';

@Service()
export class TicketService {
  @InjectRepository(Ticket)
  private readonly tickets: Repository<Ticket>;

  all() {
    return this.tickets.find();
  }

  soldFor(performance: Performance): Promise<number> {
    return this.tickets.count({ where: { performance } });
  }
}
