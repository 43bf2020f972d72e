import { Module } from '@nestjs/common';

import { AuthorsResolver } from './authors.resolver';
import { BooksResolver } from './books.resolver';
import { BooksService } from './books.service';
import { ReviewsResolver } from './reviews.resolver';

@Module({ providers: [AuthorsResolver, BooksResolver, BooksService, ReviewsResolver] })
export class BooksModule {}
