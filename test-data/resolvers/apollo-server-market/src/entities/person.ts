import { Entity, PrimaryKey, Property } from '@mikro-orm/core';

@Entity()
export class Person {
  @PrimaryKey()
  id!: number;

  @Property()
  name!: string;

  @Property()
  avatarKey?: string;
}
