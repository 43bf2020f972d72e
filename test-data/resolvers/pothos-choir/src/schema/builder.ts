import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import type { Redis } from 'ioredis';

import type { Db } from '../db/index.js';
import type { AttendanceClient } from '../services/attendance.js';

export interface Context {
  db: Db;
  redis: Redis;
  attendance: AttendanceClient;
}

export const builder = new SchemaBuilder<{ Context: Context; DefaultFieldNullability: true }>({
  plugins: [DataloaderPlugin],
});

builder.queryType({});
