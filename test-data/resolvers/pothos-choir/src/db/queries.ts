import { asc, eq } from 'drizzle-orm';

import type { Db } from './index.js';
import { pieces, programmes } from './tables.js';

export async function programmeOf(db: Db, concertId: string) {
  const rows = await db
    .select()
    .from(programmes)
    .innerJoin(pieces, eq(pieces.id, programmes.pieceId))
    .where(eq(programmes.concertId, concertId))
    .orderBy(asc(programmes.position));
  return rows.map((row) => row.pieces);
}
