import { ConfigService } from '@nestjs/config';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type DataLoader from 'dataloader';
import { Loader } from 'nestjs-dataloader';

import { LabelRegistry } from '../common/labels';
import { Message } from '../messages/message.entity';
import { MessagesService } from '../messages/messages.service';
import { User } from '../users/user.entity';
import { UserLoader } from '../users/user.loader';
import { UsersService } from '../users/users.service';
import { TicketConnection } from './dto/ticket-connection';
import { TagsLoader } from './tags.loader';
import { Tag, Ticket } from './ticket.entity';
import { TicketsService } from './tickets.service';

const HOUR = 3_600_000;

@Resolver(() => Ticket)
export class TicketsResolver {
  constructor(
    private readonly ticketsService: TicketsService,
    private readonly usersService: UsersService,
    private readonly messages: MessagesService,
    private readonly tagsLoader: TagsLoader,
    private readonly config: ConfigService,
    private readonly labels: LabelRegistry,
  ) {}

  @Query(() => TicketConnection)
  async tickets(
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { nullable: true }) after?: string,
  ): Promise<TicketConnection> {
    const { rows, more } = await this.ticketsService.page(Math.min(first, 100), after);
    return { edges: rows.map((node) => ({ cursor: node.id, node })), hasNextPage: more };
  }

  @ResolveField(() => User)
  async requester(@Parent() ticket: Ticket, @Loader(UserLoader) userLoader: DataLoader<string, User>) {
    return userLoader.load(ticket.requesterId);
  }

  @ResolveField(() => User, { nullable: true })
  async assignee(@Parent() ticket: Ticket) {
    const { assigneeId } = ticket;
    if (!assigneeId) {
      return null;
    }
    return await this.usersService.findOne(assigneeId);
  }

  @ResolveField('messages', () => [Message])
  getMessages(@Parent() ticket: Ticket): Promise<Message[]> {
    return this.messages.forTicket(ticket.id);
  }

  @ResolveField(() => [Tag])
  tags(@Parent() ticket: Ticket) {
    return this.tagsLoader.batch.load(ticket.id);
  }

  @ResolveField(() => [Ticket])
  earlier(@Parent() ticket: Ticket, @Args('limit', { type: () => Int, defaultValue: 3 }) limit: number) {
    return this.ticketsService.earlierOf(ticket, limit);
  }

  @ResolveField(() => String)
  priorityLabel(@Parent() { priority }: Ticket): string {
    return this.labels.get(priority);
  }

  @ResolveField(() => Date)
  dueAt(@Parent() ticket: Ticket): Date {
    const hours = this.config.get<number>(`SLA_${ticket.tier.toUpperCase()}`, 72);
    return new Date(ticket.openedAt.getTime() + hours * HOUR);
  }

  @ResolveField(() => Boolean)
  isOverdue(@Parent() ticket: Ticket): boolean {
    return !ticket.closedAt && this.dueAt(ticket) < new Date();
  }
}
