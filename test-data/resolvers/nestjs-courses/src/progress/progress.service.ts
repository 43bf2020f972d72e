import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';

import { CourseDocument } from '../courses/schemas';
import { LessonsService } from '../lessons/lessons.service';
import { Progress } from './schemas';

@Injectable()
export class ProgressService {
  constructor(
    @InjectModel(Progress.name) private progressModel: Model<Progress>,
    private lessons: LessonsService,
  ) {}

  async percentage(user: string, course: CourseDocument) {
    const progress = await this.progressModel.findOne({ user, course: course._id });
    if (!progress) return 0;
    const total = await this.lessons.count({ course: course._id });
    return (100 * progress.finished.length) / Math.max(total, 1);
  }
}
