import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Cache } from 'cache-manager';
import { In, type Repository } from 'typeorm';

import { Team } from './team.entity';
import { User } from './user.entity';

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(Team) private readonly teams: Repository<Team>,
    @Inject(CACHE_MANAGER) private readonly cache: Cache,
  ) {}

  async findOne(id: string): Promise<User | null> {
    return this.users.findOneBy({ id });
  }

  async findByIds(ids: readonly string[]): Promise<(User | Error)[]> {
    const users = await this.users.find({ where: { id: In([...ids]) } });
    return ids.map((id) => users.find((user) => user.id === id) ?? new Error(`no user ${id}`));
  }

  /** Teams change rarely, so they are kept for five minutes. */
  async teamOf(user: User): Promise<Team | null> {
    if (!user.teamId) return null;
    return this.cache.wrap(`team:${user.teamId}`, () => this.teams.findOneBy({ id: user.teamId }), 300_000);
  }
}
