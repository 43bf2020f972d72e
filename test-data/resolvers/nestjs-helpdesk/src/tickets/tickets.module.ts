import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { LabelRegistry } from '../common/labels';
import { MessagesModule } from '../messages/messages.module';
import { UsersModule } from '../users/users.module';
import { TagsLoader } from './tags.loader';
import { Tag, Ticket } from './ticket.entity';
import { TicketsResolver } from './tickets.resolver';
import { TicketsService } from './tickets.service';

@Module({
  imports: [MessagesModule, UsersModule, TypeOrmModule.forFeature([Tag, Ticket])],
  providers: [LabelRegistry, TagsLoader, TicketsResolver, TicketsService],
  exports: [TicketsService],
})
export class TicketsModule {}
