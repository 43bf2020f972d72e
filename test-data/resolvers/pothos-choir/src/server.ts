import { createServer } from 'node:http';

import { createYoga } from 'graphql-yoga';
import { Redis } from 'ioredis';

import { db } from './db/index.js';
import { schema } from './schema/index.js';
import { AttendanceClient } from './services/attendance.js';

const redis = new Redis(process.env.REDIS_URL!);
const attendance = new AttendanceClient(process.env.ATTENDANCE_URL!);

const yoga = createYoga({ schema, context: () => ({ db, redis, attendance }) });

createServer(yoga).listen(4000);
