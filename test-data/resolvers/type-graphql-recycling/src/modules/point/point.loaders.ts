import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

import { Bin } from '../bin/bin.entity.js';

export function pointLoaders(em: SqlEntityManager) {
  const fillLevel = new DataLoader<number, number | null>(async (pointIds) => {
    const rows: { point_id: number; level: string }[] = await em
      .createQueryBuilder(Bin, 'b')
      .select(['b.point_id', 'avg(b.level) as level'])
      .where({ point: { $in: [...pointIds] } })
      .groupBy('b.point_id')
      .execute();
    const levels = new Map(rows.map((row) => [row.point_id, Number(row.level)]));
    return pointIds.map((id) => levels.get(id) ?? null);
  });

  const complaints = new DataLoader<number, number>(async (pointIds) => {
    const knex = em.getKnex();
    const result: number[] = [];
    await Promise.all(
      pointIds.map(async (id, index) => {
        const [{ count }] = await knex('complaints').where('point_id', id).count();
        result[index] = Number(count);
      }),
    );
    return result;
  });

  return { fillLevel, complaints };
}
