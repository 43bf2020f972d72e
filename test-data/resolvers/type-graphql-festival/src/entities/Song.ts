import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Song {
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  title: string;
}
