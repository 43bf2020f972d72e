import { InjectModel } from '@nestjs/mongoose';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import * as DataLoader from 'dataloader';
import { Model } from 'mongoose';
import { Loader } from 'nestjs-dataloader';

import { Viewer, ViewerInfo } from '../common/viewer.decorator';
import { CourseLoader } from '../courses/course.loader';
import { Course } from '../courses/schemas';
import { LessonsService } from './lessons.service';
import { Attachment, Lesson, LessonDocument } from './schemas';

@Resolver('Lesson')
export class LessonsResolver {
  constructor(
    private readonly lessonsService: LessonsService,
    @InjectModel(Attachment.name) private readonly attachmentModel: Model<Attachment>,
  ) {}

  @Query(() => [Lesson])
  newLessons(@Args('since') since: Date) {
    return this.lessonsService.findAll({ createdAt: { $gte: since } } as object);
  }

  @ResolveField('course', () => Course, {})
  course(@Parent() lesson: LessonDocument, @Loader(CourseLoader) courses: DataLoader<string, Course>) {
    return courses.load(lesson.course.toHexString());
  }

  @ResolveField('duration', () => String)
  duration(@Parent() { seconds }: Lesson) {
    return new Date(seconds * 1000).toISOString().slice(11, 19);
  }

  @ResolveField('streamUrl', () => String, { nullable: true })
  async streamUrl(@Parent() lesson: Lesson, @Viewer() viewer?: ViewerInfo) {
    const allowed = lesson.isPreview || viewer?.courses.includes(String(lesson.course));
    return allowed ? this.lessonsService.streamUrl(lesson.videoId) : null;
  }

  @ResolveField('attachments', () => [Attachment])
  async attachments(@Parent() lesson: Lesson): Promise<Attachment[]> {
    if (lesson.attachments.length === 0) return [];
    return this.attachmentModel.find({ _id: { $in: lesson.attachments } }).lean();
  }
}
