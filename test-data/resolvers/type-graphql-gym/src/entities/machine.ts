import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';

import { Studio } from './studio';

@ObjectType()
@Entity()
export class Machine {
  @Field()
  @PrimaryColumn()
  serial: string;

  @Field()
  @Column()
  kind: string;

  @ManyToOne(() => Studio, (studio) => studio.machines)
  studio: Studio;
}
