import DataLoader from 'dataloader';
import type { Redis } from 'ioredis';

export class VerifiedLoader extends DataLoader<number, boolean> {
  constructor(redis: Redis) {
    super(async (ids) => {
      const flags = await redis.mget(ids.map((id) => `verified:${id}`));
      return flags.map((flag) => flag === '1');
    });
  }
}
