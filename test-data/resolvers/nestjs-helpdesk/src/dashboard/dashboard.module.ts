import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Ticket } from '../tickets/ticket.entity';
import { DashboardResolver } from './dashboard.resolver';

@Module({
  imports: [TypeOrmModule.forFeature([Ticket])],
  providers: [DashboardResolver],
  exports: [],
})
export class DashboardModule {}
