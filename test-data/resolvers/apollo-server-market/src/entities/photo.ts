import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';

import { Offer } from './offer.js';

@Entity()
export class Photo {
  @PrimaryKey()
  id!: number;

  @Property()
  url!: string;

  @ManyToOne(() => Offer, { ref: true })
  offer!: Ref<Offer>;
}
