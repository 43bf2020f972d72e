import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, type Ref } from '@mikro-orm/core';

import { Category } from './category.js';
import { Photo } from './photo.js';
import { Stall } from './stall.js';

@Entity()
export class Offer {
  @PrimaryKey()
  id!: number;

  @Property()
  title!: string;

  @Property()
  cents!: number;

  @Property()
  weightGrams!: number;

  @ManyToOne(() => Stall, { ref: true })
  stall!: Ref<Stall>;

  @ManyToOne(() => Category, { ref: true, nullable: true })
  category?: Ref<Category>;

  @OneToMany(() => Photo, (photo) => photo.offer)
  photos = new Collection<Photo>(this);
}
