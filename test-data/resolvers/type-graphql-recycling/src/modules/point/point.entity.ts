import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, Reference } from '@mikro-orm/core';
import { Field, Float, ID, ObjectType } from 'type-graphql';

import { Bin } from '../bin/bin.entity.js';

@Entity()
@ObjectType()
export class Operator {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field()
  name!: string;
}

@Entity()
@ObjectType()
export class Point {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  street!: string;

  @Property()
  houseNumber!: string;

  @Property()
  @Field(() => Float)
  latitude!: number;

  @Property()
  @Field(() => Float)
  longitude!: number;

  @Property()
  opensAt!: number;

  @Property()
  closesAt!: number;

  @ManyToOne(() => Operator, { wrappedReference: true })
  operator!: Reference<Operator>;

  @OneToMany(() => Bin, (bin) => bin.point)
  bins = new Collection<Bin>(this);
}
