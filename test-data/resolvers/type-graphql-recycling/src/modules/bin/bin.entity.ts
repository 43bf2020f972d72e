import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';
import { Field, Float, ID, ObjectType } from 'type-graphql';

import { Point } from '../point/point.entity.js';

@Entity()
@ObjectType()
export class Material {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field()
  name!: string;
}

@Entity()
@ObjectType()
export class Bin {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field(() => Float)
  level!: number;

  @Property()
  sensor?: string;

  @ManyToOne(() => Material, { ref: true })
  material!: Ref<Material>;

  @ManyToOne(() => Point)
  point!: Point;
}
