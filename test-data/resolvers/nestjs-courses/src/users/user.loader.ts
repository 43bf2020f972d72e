import { Injectable } from '@nestjs/common';
import * as DataLoader from 'dataloader';
import { NestDataLoader } from 'nestjs-dataloader';

import { UserDocument } from './schemas';
import { UsersService } from './users.service';

@Injectable()
export class UserLoader implements NestDataLoader<string, UserDocument | null> {
  constructor(private readonly usersService: UsersService) {}

  generateDataLoader() {
    return new DataLoader<string, UserDocument | null>((keys) => this.usersService.inOrder(keys));
  }
}
