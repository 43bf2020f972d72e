import { caching, type Cache } from 'cache-manager';

export const createCache = (): Promise<Cache> => caching('memory', { max: 500, ttl: 60_000 });
