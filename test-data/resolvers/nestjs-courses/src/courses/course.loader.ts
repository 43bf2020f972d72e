import { Injectable } from '@nestjs/common';
import * as DataLoader from 'dataloader';
import { NestDataLoader } from 'nestjs-dataloader';

import { CoursesService } from './courses.service';
import { CourseDocument } from './schemas';

@Injectable()
export class CourseLoader implements NestDataLoader<string, CourseDocument> {
  constructor(private readonly courses: CoursesService) {}

  generateDataLoader(): DataLoader<string, CourseDocument> {
    return new DataLoader<string, CourseDocument>((ids) => this.courses.findByIds(ids as string[]));
  }
}
