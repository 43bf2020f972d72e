import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CoursesService } from '../courses/courses.service';
import { Course } from '../courses/schemas';
import { User, UserDocument } from './schemas';

@Resolver(() => User)
export class UsersResolver {
  constructor(private readonly courses: CoursesService) {}

  @ResolveField(() => String)
  avatar(@Parent() user: UserDocument): string {
    return user.avatarKey ? `https://static.lectern.example/${user.avatarKey}` : 'https://static.lectern.example/nobody.svg';
  }

  @ResolveField(() => [Course], { name: 'teaches' })
  coursesOfTeacher(@Parent() user: UserDocument): Promise<Course[]> {
    return this.courses.ofTeacher(user.id);
  }
}
