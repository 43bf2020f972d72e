import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { inject, injectable } from 'tsyringe';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../../common/context.js';
import { TruckLoader } from '../truck/truck.loader.js';
import { Truck } from '../truck/truck.entity.js';
import { DriverLoader } from './driver.loader.js';
import { chargeOf } from './invoices.js';
import { listPhotos } from './photos.js';
import { Driver, Pickup } from './pickup.entity.js';

@injectable()
@Resolver(() => Pickup)
export class PickupResolver {
  constructor(
    @inject('em') private em: SqlEntityManager,
    private trucks: TruckLoader,
  ) {}

  @Query(() => [Pickup])
  pickups(@Arg('since') since: Date) {
    return this.em.find(Pickup, { at: { $gte: since } }, { orderBy: { at: 'desc' }, limit: 100 });
  }

  @FieldResolver(() => String)
  weight(@Root() { grams }: Pickup) {
    return `${(grams / 1000).toFixed(1)} kg`;
  }

  @FieldResolver(() => Driver)
  driver(@Root() pickup: Pickup, @Ctx() { container }: Context) {
    return container.resolve(DriverLoader).load(pickup.driver.id);
  }

  @FieldResolver(() => Truck)
  truck(@Root() pickup: Pickup) {
    return this.trucks.byId(pickup.truck.id);
  }

  @FieldResolver(() => [String])
  photos(@Root() pickup: Pickup) {
    return listPhotos(`${pickup.at.toISOString().slice(0, 10)}/${pickup.id}/`);
  }

  @FieldResolver(() => Int)
  async charge(@Root() pickup: Pickup): Promise<number> {
    return chargeOf(pickup.id);
  }
}
