import type DataLoader from 'dataloader';
import type { YogaInitialContext } from 'graphql-yoga';

export interface Env {
  DB: D1Database;
  ALARMS: KVNamespace;
  VET: Fetcher;
  SENSORS_TOKEN: string;
}

export interface Row {
  [column: string]: any;
}

export type Context = YogaInitialContext &
  Env & {
    keepers: DataLoader<number, Row>;
    species: DataLoader<number, Row | undefined>;
    cleanings: DataLoader<number, Row>;
  };
