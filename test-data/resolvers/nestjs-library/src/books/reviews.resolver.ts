import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Review } from '@prisma/client';

import type { IDataLoaders } from '../loaders';

@Resolver('Review')
export class ReviewsResolver {
  @ResolveField()
  reader(@Parent() review: Review, @Context('loaders') { readerLoader }: IDataLoaders) {
    return readerLoader.load(review.readerCard);
  }
}
