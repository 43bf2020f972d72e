import { Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Inject, Service } from 'typedi';

import { Ticket } from '../entities/Ticket';
import { Visitor } from '../entities/Visitor';
import { GateService } from '../services/GateService';
import { TicketService } from '../services/TicketService';
import { MyContext } from '../types';

@Service()
@Resolver(Ticket)
export class TicketResolver {
  @Inject()
  private gate!: GateService;

  @Inject(() => TicketService)
  private ticketService!: TicketService;

  @Authorized('STAFF')
  @Query(() => [Ticket])
  tickets() {
    return this.ticketService.all();
  }

  @FieldResolver(() => Visitor)
  visitor(@Root() ticket: Ticket, @Ctx() context: MyContext) {
    return context.visitorLoader.load(ticket.visitorId);
  }

  @Authorized('STAFF')
  @FieldResolver(() => Boolean)
  async isUsed(@Root() ticket: Ticket) {
    return await this.gate.wasScanned(ticket.barcode(ticket));
  }
}
