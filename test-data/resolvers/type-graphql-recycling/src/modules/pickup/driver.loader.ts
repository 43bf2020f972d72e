import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inject, Lifecycle, scoped } from 'tsyringe';

import { Driver } from './pickup.entity.js';

@scoped(Lifecycle.ContainerScoped)
export class DriverLoader {
  private readonly loader: DataLoader<number, Driver>;

  constructor(@inject('em') em: SqlEntityManager) {
    this.loader = new DataLoader(async (ids: readonly number[]) => {
      const drivers = await em.find(Driver, { id: { $in: [...ids] } });
      return ids.map((id) => drivers.find((driver) => driver.id === id) ?? new Error(`driver ${id} is gone`));
    });
  }

  load(id: number): Promise<Driver> {
    return this.loader.load(id);
  }
}
