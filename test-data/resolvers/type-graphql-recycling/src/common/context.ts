import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { DependencyContainer } from 'tsyringe';

import type { pointLoaders } from '../modules/point/point.loaders.js';

export interface Context {
  em: SqlEntityManager;
  container: DependencyContainer;
  loaders: ReturnType<typeof pointLoaders>;
}
