import { Database } from '@app/database';
import { HttpService } from '@nestjs/axios';
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject, Injectable } from '@nestjs/common';
import type { Cache } from 'cache-manager';
import { firstValueFrom } from 'rxjs';

import type { Aircraft } from './aircraft.model';

@Injectable()
export class FleetService {
  constructor(
    private readonly db: Database,
    private readonly http: HttpService,
    @Inject(CACHE_MANAGER) private readonly cache: Cache,
  ) {}

  all(): Promise<Aircraft[]> {
    return this.db.selectFrom('aircraft').selectAll().execute();
  }

  async findByTail(tail: string): Promise<Aircraft | undefined> {
    return this.db.selectFrom('aircraft').selectAll().where('tail', '=', tail).executeTakeFirst();
  }

  async nextCheck(tail: string): Promise<Date> {
    const key = `check:${tail}`;
    const cached = await this.cache.get<string>(key);
    if (cached) return new Date(cached);

    const { data } = await firstValueFrom(this.http.get<{ due: string }>(`${process.env.MRO_URL}/aircraft/${tail}/next`));
    await this.cache.set(key, data.due, 3_600_000);
    return new Date(data.due);
  }
}
