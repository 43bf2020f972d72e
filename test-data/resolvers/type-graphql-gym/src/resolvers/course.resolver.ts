import { Ctx, FieldResolver, ID, Arg, Int, Query, Resolver, Root } from 'type-graphql';
import { Service } from 'typedi';
import { In } from 'typeorm';

import type { Context } from '../context';
import { source } from '../data-source';
import { Booking } from '../entities/booking';
import { Course } from '../entities/course';
import { Room } from '../entities/room';

@Service()
@Resolver((of) => Course)
export class CourseResolver {
  @Query(() => [Course])
  courses() {
    return source.getRepository(Course).find({ order: { title: 'ASC' } });
  }

  @Query(() => Course, { nullable: true })
  course(@Arg('id', () => ID) id: string) {
    return source.getRepository(Course).findOneBy({ id: Number(id) });
  }

  @FieldResolver(() => Int)
  async seatsLeft(@Root() course: Course): Promise<number> {
    const taken = await source.getRepository(Booking).count({ where: { courseId: course.id } });
    return course.capacity - taken;
  }

  @FieldResolver(() => String)
  level(@Root('levelCode') code: number, @Ctx() context: Context): string {
    return context.levelNames.get(code) ?? 'open';
  }

  @FieldResolver(() => [Room])
  async alternatives(@Root() course: Course): Promise<Room[]> {
    const numbers = nearby(course.room.number);
    return source.manager.findBy(Room, { number: In(numbers) });
  }
}

const nearby = (number: string) => [Number(number) - 1, Number(number) + 1].map(String);
