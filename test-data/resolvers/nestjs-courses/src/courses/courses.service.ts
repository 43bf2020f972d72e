import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';

import { BaseService } from '../common/base.service';
import { Course, CourseDocument } from './schemas';

@Injectable()
export class CoursesService extends BaseService<CourseDocument> {
  constructor(@InjectModel(Course.name) courseModel: Model<CourseDocument>) {
    super(courseModel);
  }

  catalogue(keyword?: string) {
    return this.model
      .find(keyword ? { keywords: keyword } : {})
      .populate('category')
      .exec();
  }

  one(id: string) {
    return this.model.findById(id).populate('category').exec();
  }

  ofTeacher(teacher: string) {
    return this.model.find({ teacher }).populate('category').exec();
  }

  findByIds(ids: string[]) {
    return this.model
      .find({ _id: { $in: ids } })
      .populate('category')
      .exec();
  }
}
