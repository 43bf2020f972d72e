import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import { Course } from './course';

@ObjectType()
@Entity()
export class Booking {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  courseId: number;

  @Column()
  memberId: number;

  @ManyToOne(() => Course, (course) => course.bookings)
  course: Course;

  @Field()
  @Column()
  paid: boolean;
}
