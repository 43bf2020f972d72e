import Redis from 'ioredis';
import { Pool } from 'pg';

import { telemetryClient, type TelemetryClient } from './clients/telemetry';
import { mapsClient, type MapsClient } from './clients/maps';
import { buildLoaders, type Loaders } from './loaders';

export const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379');

export interface Context {
  pool: Pool;
  redis: Redis;
  telemetry: TelemetryClient;
  maps: MapsClient;
  loaders: Loaders;
}

export const createContext = async (): Promise<Context> => ({
  pool,
  redis,
  telemetry: telemetryClient,
  maps: mapsClient,
  loaders: buildLoaders(pool),
});
