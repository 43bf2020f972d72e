import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, OneToMany, PrimaryColumn } from 'typeorm';

import { Machine } from './machine';

@ObjectType()
@Entity()
export class Studio {
  @Field()
  @PrimaryColumn()
  code: string;

  @Field()
  @Column()
  city: string;

  @OneToMany(() => Machine, (machine) => machine.studio)
  machines?: Machine[];
}
