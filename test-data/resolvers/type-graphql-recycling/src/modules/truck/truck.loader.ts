import { MikroORM } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inject, singleton } from 'tsyringe';

import { Truck } from './truck.entity.js';

@singleton()
export class TruckLoader {
  private readonly loader = new DataLoader<number, Truck>(async (ids) => {
    const trucks = await this.orm.em.fork().find(Truck, { id: { $in: [...ids] } });
    return ids.map((id) => trucks.find((truck) => truck.id === id)!);
  });

  constructor(@inject(MikroORM) private readonly orm: MikroORM) {}

  byId(id: number) {
    return this.loader.load(id);
  }
}
