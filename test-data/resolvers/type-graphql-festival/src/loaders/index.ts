import DataLoader from 'dataloader';
import { getRepository, In } from 'typeorm';

import { Performance } from '../entities/Performance';
import { Visitor } from '../entities/Visitor';

const visitorLoader = () =>
  new DataLoader<number, Visitor>((ids) => getRepository(Visitor).findByIds([...ids]));

const performancesByStageLoader = () =>
  new DataLoader<number, Performance[]>(async (stageIds) => {
    const performances = await getRepository(Performance).find({
      where: { stage: In([...stageIds]) },
      order: { startsAt: 'ASC' },
    });
    const byStage: { [id: number]: Performance[] } = {};
    performances.forEach((performance) => {
      (byStage[performance.stageId] ||= []).push(performance);
    });
    return stageIds.map((id) => byStage[id] || []);
  });

const performanceCountLoader = () =>
  new DataLoader<number, number>(async (artistIds) => {
    const rows = await getRepository(Performance)
      .createQueryBuilder('p')
      .select('p.artistId', 'artistId')
      .addSelect('count(*)', 'total')
      .where('p.artistId IN (:...artistIds)', { artistIds })
      .groupBy('p.artistId')
      .getRawMany<{ artistId: number; total: string }>();
    return artistIds.map((id) => Number(rows.find((row) => row.artistId === id)?.total ?? 0));
  });

export const createLoaders = () => ({
  visitorLoader: visitorLoader(),
  performancesByStageLoader: performancesByStageLoader(),
  performanceCountLoader: performanceCountLoader(),
});
