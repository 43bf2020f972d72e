import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import * as DataLoader from 'dataloader';
import { keyBy } from 'lodash';
import { Model, Types } from 'mongoose';
import { NestDataLoader } from 'nestjs-dataloader';

import { Review, ReviewDocument } from './schemas';

@Injectable()
export class RatingLoader implements NestDataLoader<string, number | null> {
  constructor(@InjectModel(Review.name) private readonly reviews: Model<ReviewDocument>) {}

  generateDataLoader(): DataLoader<string, number | null> {
    return new DataLoader<string, number | null>(async (courseIds) => {
      const averages = await this.reviews.aggregate<{ _id: string; stars: number }>([
        { $match: { course: { $in: courseIds.map((id) => new Types.ObjectId(id)) } } },
        { $group: { _id: { $toString: '$course' }, stars: { $avg: '$stars' } } },
      ]);
      const byCourse = keyBy(averages, '_id');
      return courseIds.map((id) => byCourse[id]?.stars ?? null);
    });
  }
}
