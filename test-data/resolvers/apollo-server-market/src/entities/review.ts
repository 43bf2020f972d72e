import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';

import { Offer } from './offer.js';
import { Person } from './person.js';

@Entity()
export class Review {
  @PrimaryKey()
  id!: number;

  @Property()
  stars!: number;

  @ManyToOne(() => Offer, { ref: true })
  offer!: Ref<Offer>;

  @ManyToOne(() => Person, { ref: true, nullable: true })
  author?: Ref<Person>;
}
