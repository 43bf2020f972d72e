import { InjectModel } from '@nestjs/mongoose';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import * as DataLoader from 'dataloader';
import { Model } from 'mongoose';
import { Loader } from 'nestjs-dataloader';

import { User } from '../users/schemas';
import { UserLoader } from '../users/user.loader';
import { Review, ReviewDocument } from './schemas';

@Resolver((of) => Review)
export class ReviewsResolver {
  constructor(@InjectModel(Review.name) private readonly reviewModel: Model<ReviewDocument>) {}

  @Query((returns) => [Review])
  reviews(@Args('course', { type: () => ID }) course: string) {
    return this.reviewModel.find({ course });
  }

  @ResolveField((returns) => User)
  author(@Parent() review: ReviewDocument, @Loader(UserLoader) users: DataLoader<any, User>) {
    return users.load(review.author);
  }

  @ResolveField((returns) => String, { nullable: true })
  excerpt(@Parent() review: ReviewDocument) {
    return review.text?.split(/\s+/).slice(0, 20).join(' ');
  }

  @ResolveField((returns) => [Review])
  async byTheSameAuthor(@Parent() review: ReviewDocument): Promise<Review[]> {
    return this.reviewModel.find().where('author', review.author).where('_id').ne(review._id).limit(3);
  }
}
