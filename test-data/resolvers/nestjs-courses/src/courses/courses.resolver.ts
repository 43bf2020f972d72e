import { UseGuards } from '@nestjs/common';
import { Args, Float, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import * as DataLoader from 'dataloader';
import { Loader } from 'nestjs-dataloader';

import { Viewer, ViewerInfo } from '../common/viewer.decorator';
import { ViewerGuard } from '../common/viewer.guard';
import { LessonsService } from '../lessons/lessons.service';
import { Lesson } from '../lessons/schemas';
import { ProgressService } from '../progress/progress.service';
import { RatingLoader } from '../reviews/rating.loader';
import { User } from '../users/schemas';
import { UserLoader } from '../users/user.loader';
import { CoursesService } from './courses.service';
import { Category, Course, CourseDocument } from './schemas';

@Resolver(() => Course)
export class CoursesResolver {
  constructor(
    private readonly coursesService: CoursesService,
    private readonly lessonsService: LessonsService,
    private readonly progressService: ProgressService,
  ) {}

  @Query(() => [Course])
  async courses(@Args('keyword', { nullable: true }) keyword?: string): Promise<Course[]> {
    return this.coursesService.catalogue(keyword);
  }

  @Query(() => Course, { nullable: true })
  async course(@Args('id', { type: () => ID }) id: string): Promise<Course | null> {
    return this.coursesService.one(id);
  }

  @ResolveField(() => User)
  async teacher(
    @Parent() course: CourseDocument,
    @Loader(UserLoader) userLoader: DataLoader<string, User>,
  ): Promise<User> {
    return userLoader.load(course.teacher.toString());
  }

  @ResolveField(() => Category)
  category(@Parent() course: CourseDocument) {
    return course.category;
  }

  @ResolveField(() => [Lesson])
  lessons(@Parent() course: CourseDocument) {
    return this.lessonsService.findByCourse(course._id);
  }

  @ResolveField(() => Int, { name: 'lessonCount' })
  async countLessons(@Parent() course: CourseDocument) {
    return this.lessonsService.count({ course: course._id });
  }

  @ResolveField(() => Float, { nullable: true })
  rating(
    @Parent() { _id }: CourseDocument,
    @Loader(RatingLoader) ratings: DataLoader<string, number | null>,
  ): Promise<number | null> {
    return ratings.load(String(_id));
  }

  @ResolveField(() => String)
  price(@Parent() { cents }: Course): string {
    return cents === 0 ? 'free' : `${(cents / 100).toFixed(2)} EUR`;
  }

  @UseGuards(ViewerGuard)
  @ResolveField(() => Float)
  async progress(@Parent() course: CourseDocument, @Viewer() viewer: ViewerInfo): Promise<number> {
    return this.progressService.percentage(viewer.id, course);
  }

  @ResolveField(() => Boolean)
  isOwned(@Parent() course: CourseDocument, @Viewer() viewer?: ViewerInfo): boolean {
    return viewer?.courses.includes(course._id.toString()) ?? false;
  }
}
