import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import * as tables from './tables.js';

export const db = drizzle(postgres(process.env.DATABASE_URL!), { schema: tables });

export type Db = typeof db;
