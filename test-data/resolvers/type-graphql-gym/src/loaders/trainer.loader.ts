import DataLoader from 'dataloader';
import { DataSource, In } from 'typeorm';

import { Trainer } from '../entities/trainer';

export const createTrainerLoader = (source: DataSource) =>
  new DataLoader<number, Trainer | undefined>(async (ids) => {
    const trainers = await source.getRepository(Trainer).findBy({ id: In([...ids]) });
    const byId = new Map(trainers.map((trainer) => [trainer.id, trainer]));
    return ids.map((id) => byId.get(id));
  });
