import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { inject, injectable } from 'tsyringe';
import { FieldResolver, Float, Query, Resolver, Root, Int } from 'type-graphql';

import { Pickup } from '../pickup/pickup.entity.js';
import { Truck } from './truck.entity.js';

const GRAMS_OF_CO2_PER_LITRE = 2640;

@injectable()
@Resolver(Truck)
export class FleetResolver {
  constructor(@inject('em') private readonly em: SqlEntityManager) {}

  @Query(() => [Truck])
  async fleet(): Promise<Truck[]> {
    return await this.em.getRepository(Truck).findAll();
  }

  @FieldResolver(() => Float)
  gramsOfCo2PerKilometre(@Root() truck: Truck): number {
    return (truck.litresPer100 / 100) * GRAMS_OF_CO2_PER_LITRE;
  }

  @FieldResolver(() => Int)
  async pickupsToday(@Root() truck: Truck): Promise<number> {
    const [, total] = await this.em.findAndCount(Pickup, { truck, at: { $gte: startOfToday() } }, { limit: 1 });
    return total;
  }
}

function startOfToday(): Date {
  const now = new Date();
  now.setHours(0, 0, 0, 0);
  return now;
}
