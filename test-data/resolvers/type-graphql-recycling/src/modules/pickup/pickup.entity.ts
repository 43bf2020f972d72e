import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Bin } from '../bin/bin.entity.js';
import { Truck } from '../truck/truck.entity.js';

@Entity()
@ObjectType()
export class Driver {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field()
  name!: string;
}

@Entity()
@ObjectType()
export class Pickup {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field()
  at!: Date;

  @Property()
  @Field(() => Int)
  grams!: number;

  @ManyToOne(() => Bin)
  bin!: Bin;

  @ManyToOne(() => Truck)
  truck!: Truck;

  @ManyToOne(() => Driver)
  driver!: Driver;
}
