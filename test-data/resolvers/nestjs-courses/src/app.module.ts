import { ApolloDriver } from '@nestjs/apollo';
import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MongooseModule } from '@nestjs/mongoose';
import { DataLoaderInterceptor } from 'nestjs-dataloader';

import { CoursesResolver } from './courses/courses.resolver';
import { CoursesService } from './courses/courses.service';
import { Category, CategorySchema, Course, CourseSchema } from './courses/schemas';
import { LessonsResolver } from './lessons/lessons.resolver';
import { LessonsService } from './lessons/lessons.service';
import { Attachment, AttachmentSchema, Lesson, LessonSchema } from './lessons/schemas';
import { CourseLoader } from './courses/course.loader';
import { Progress, ProgressSchema } from './progress/schemas';
import { ProgressService } from './progress/progress.service';
import { RatingLoader } from './reviews/rating.loader';
import { ReviewsResolver } from './reviews/reviews.resolver';
import { Review, ReviewSchema } from './reviews/schemas';
import { User, UserSchema } from './users/schemas';
import { UserLoader } from './users/user.loader';
import { UsersResolver } from './users/users.resolver';
import { UsersService } from './users/users.service';

@Module({
  imports: [
    GraphQLModule.forRoot({
      driver: ApolloDriver,
      autoSchemaFile: 'schema.gql',
      context: ({ req }) => ({ viewer: req.user }),
    }),
    HttpModule,
    MongooseModule.forRoot(process.env.MONGO_URL),
    MongooseModule.forFeature([
      { name: Course.name, schema: CourseSchema },
      { name: Category.name, schema: CategorySchema },
      { name: Lesson.name, schema: LessonSchema },
      { name: Attachment.name, schema: AttachmentSchema },
      { name: Review.name, schema: ReviewSchema },
      { name: Progress.name, schema: ProgressSchema },
      { name: User.name, schema: UserSchema },
    ]),
  ],
  providers: [
    CoursesResolver,
    CoursesService,
    LessonsResolver,
    LessonsService,
    ProgressService,
    ReviewsResolver,
    UsersResolver,
    UsersService,
    CourseLoader,
    RatingLoader,
    UserLoader,
    { provide: APP_INTERCEPTOR, useClass: DataLoaderInterceptor },
  ],
})
export class AppModule {}
