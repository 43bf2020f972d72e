import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Book } from '@prisma/client';

import type { IDataLoaders } from '../loaders';
import { PrismaService } from '../prisma/prisma.service';
import { BooksService } from './books.service';

@Resolver('Book')
export class BooksResolver {
  constructor(
    private readonly books: BooksService,
    private readonly prisma: PrismaService,
  ) {}

  @Query('books')
  findAll(@Args('shelf') shelf?: string) {
    return this.books.all(shelf);
  }

  @ResolveField()
  author(@Parent() book: Book) {
    return this.prisma.book.findUnique({ where: { isbn: book.isbn } }).author();
  }

  @ResolveField('publisher')
  async publisher(@Parent() book: Book) {
    if (!book.publisherId) return null;
    return this.prisma.publisher.findUniqueOrThrow({ where: { id: book.publisherId } });
  }

  @ResolveField()
  async copies(@Parent() book: Book, @Context('loaders') loaders: IDataLoaders) {
    return loaders.copiesLoader.load(book.isbn);
  }

  @ResolveField('reviews')
  async getReviews(@Parent() { isbn }: Book, @Args('min') min: number) {
    return this.books.reviews(isbn, min);
  }

  @ResolveField()
  shelfMark(@Parent() book: Book) {
    return this.books.shelfMark(book);
  }

  @ResolveField()
  async availability(@Parent() book: Book, @Context() { loaders }: { loaders: IDataLoaders }) {
    const copies = await loaders.copiesLoader.load(book.isbn);
    return this.books.availability(copies);
  }

  @ResolveField('nextReturn')
  async nextReturn(@Parent() book: Book): Promise<string | null> {
    const loan = await this.prisma.loan.findFirst({ where: { copy: { isbn: book.isbn } }, orderBy: { due: 'asc' } });
    return loan?.due.toISOString() ?? null;
  }
}
