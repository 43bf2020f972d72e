import { source } from './data-source';
import { createTrainerLoader } from './loaders/trainer.loader';

export const createContext = () => ({
  trainerLoader: createTrainerLoader(source),
  levelNames: new Map([
    [1, 'beginners'],
    [2, 'intermediate'],
    [3, 'advanced'],
  ]),
});

export type Context = ReturnType<typeof createContext>;
