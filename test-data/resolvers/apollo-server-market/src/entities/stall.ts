import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, type Ref } from '@mikro-orm/core';

import { Offer } from './offer.js';
import { Person } from './person.js';

@Entity()
export class Stall {
  @PrimaryKey()
  id!: number;

  @Property()
  name!: string;

  @Property()
  city!: string;

  @Property()
  weekdays!: number;

  @ManyToOne(() => Person, { ref: true })
  owner!: Ref<Person>;

  @OneToMany(() => Offer, (offer) => offer.stall)
  offers = new Collection<Offer>(this);
}
