import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TypeormLoader } from 'type-graphql-dataloader';
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

import { Booking } from './booking';
import { Room } from './room';
import { Trainer } from './trainer';

@ObjectType()
@Entity()
export class Course {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  title: string;

  @Column()
  levelCode: number;

  @Field(() => Int)
  @Column()
  capacity: number;

  @Field(() => Room)
  @ManyToOne(() => Room, { eager: true })
  room: Room;

  @Field(() => Trainer)
  @ManyToOne(() => Trainer)
  trainer: Promise<Trainer>;

  @Field(() => [Booking])
  @OneToMany(() => Booking, (booking) => booking.course)
  @TypeormLoader()
  bookings: Booking[];
}
