import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Room {
  @Field()
  @PrimaryColumn()
  number: string;

  @Field()
  @Column()
  capacity: number;
}
