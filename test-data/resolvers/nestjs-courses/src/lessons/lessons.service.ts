import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types } from 'mongoose';
import { lastValueFrom } from 'rxjs';

import { BaseService } from '../common/base.service';
import { Lesson, LessonDocument } from './schemas';

@Injectable()
export class LessonsService extends BaseService<LessonDocument> {
  constructor(
    @InjectModel(Lesson.name) private readonly lessonModel: Model<LessonDocument>,
    private readonly httpService: HttpService,
  ) {
    super(lessonModel);
  }

  findByCourse(course: Types.ObjectId) {
    return this.lessonModel.find({ course }).sort('position').lean();
  }

  async streamUrl(videoId: string): Promise<string> {
    const response = await lastValueFrom(
      this.httpService.get<{ hls: string }>(`https://video.example.com/api/videos/${videoId}`),
    );
    return response.data.hls;
  }
}
