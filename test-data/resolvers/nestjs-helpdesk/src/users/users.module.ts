import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Team } from './team.entity';
import { TeamResolver } from './team.resolver';
import { User } from './user.entity';
import { UserLoader } from './user.loader';
import { UsersResolver } from './users.resolver';
import { UsersService } from './users.service';

@Module({
  imports: [TypeOrmModule.forFeature([Team, User])],
  providers: [TeamResolver, UserLoader, UsersResolver, UsersService],
  exports: [UserLoader, UsersService],
})
export class UsersModule {}
