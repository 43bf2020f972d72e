import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

import { Performance } from './Performance';

@ObjectType()
@Entity()
export class Stage {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  name: string;

  @Field(() => Int)
  @Column()
  capacity: number;

  @OneToMany(() => Performance, (performance) => performance.stage)
  performances: Performance[];
}
