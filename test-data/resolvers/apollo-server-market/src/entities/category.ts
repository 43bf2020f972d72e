import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';

@Entity()
export class Category {
  @PrimaryKey()
  id!: number;

  @Property()
  path!: string;

  @ManyToOne(() => Category, { ref: true, nullable: true })
  parent?: Ref<Category>;
}
