import type { Database } from '@hopyard/db';
import { InjectionToken } from 'graphql-modules';

export const DATABASE = new InjectionToken<Database>('database');
