import type { IncomingMessage } from 'node:http';

import type { Knex } from '../db.js';
import type { UserRow } from '../types.js';

export async function viewerFromRequest(req: IncomingMessage, knex: Knex): Promise<UserRow | null> {
  const session = req.headers['x-session'];
  if (typeof session !== 'string') return null;
  const row = await knex('sessions').join('users', 'users.id', 'sessions.user_id').where({ token: session }).first();
  return row ?? null;
}
