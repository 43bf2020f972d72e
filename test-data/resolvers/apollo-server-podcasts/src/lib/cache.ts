import type { Redis } from 'ioredis';

/** Gives what is stored under `key`, or else computes it and keeps it for `ttl` seconds. */
export async function remember<T>(redis: Redis, key: string, ttl: number, compute: () => Promise<T>): Promise<T> {
  const hit = await redis.get(key);
  if (hit !== null) {
    return JSON.parse(hit) as T;
  }
  const value = await compute();
  await redis.set(key, JSON.stringify(value), 'EX', ttl);
  return value;
}
