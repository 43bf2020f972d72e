import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';

@Entity()
@ObjectType()
export class Truck {
  @PrimaryKey()
  @Field(() => ID)
  id!: number;

  @Property()
  @Field()
  plate!: string;

  @Property()
  litresPer100!: number;
}
