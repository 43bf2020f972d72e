import { inject, injectable } from 'tsyringe';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { FieldResolver, Query, Resolver, Root, Arg, Float } from 'type-graphql';

import { Pickup } from '../pickup/pickup.entity.js';
import { Bin, Material } from './bin.entity.js';
import { SensorGateway } from './sensor.gateway.js';

@injectable()
@Resolver(() => Bin)
export class BinResolver {
  constructor(
    @inject('em') private readonly em: SqlEntityManager,
    private readonly sensors: SensorGateway,
  ) {}

  @Query(() => [Bin])
  fullBins(@Arg('above', () => Float, { defaultValue: 0.9 }) above: number) {
    return this.em.find(Bin, { level: { $gt: above } }, { populate: ['material'] });
  }

  @FieldResolver(() => Material)
  material(@Root() bin: Bin) {
    return bin.material.unwrap();
  }

  @FieldResolver(() => String)
  code(@Root() bin: Bin) {
    return `B-${bin.id.toString(36).toUpperCase()}`;
  }

  @FieldResolver(() => Date, { nullable: true })
  async lastEmptied(@Root() bin: Bin): Promise<Date | undefined> {
    const pickup = await this.em.findOne(Pickup, { bin: bin.id }, { orderBy: { at: 'desc' } });
    return pickup?.at;
  }

  @FieldResolver(() => String, { nullable: true })
  async sensorState(@Root() { sensor }: Bin) {
    return sensor ? this.sensors.state(sensor) : null;
  }
}
