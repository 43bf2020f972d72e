import { drizzle } from 'drizzle-orm/postgres-js';
import Redis from 'ioredis';
import postgres from 'postgres';

import * as tables from './tables.js';

export const sql = postgres(process.env.DATABASE_URL!);
export const db = drizzle(sql, { schema: tables });
export const redis = new Redis(process.env.REDIS_URL!);

export type Db = typeof db;
