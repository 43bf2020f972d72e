import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { NestDataLoader } from 'nestjs-dataloader';

import { User } from './user.entity';
import { UsersService } from './users.service';

@Injectable()
export class UserLoader implements NestDataLoader<string, User> {
  constructor(private readonly users: UsersService) {}

  generateDataLoader(): DataLoader<string, User> {
    return new DataLoader<string, User>((ids) => this.users.findByIds(ids));
  }
}
