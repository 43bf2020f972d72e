import { Injectable } from '@nestjs/common';
import type { Book, Copy } from '@prisma/client';

import { PrismaService } from '../prisma/prisma.service';

@Injectable()
export class BooksService {
  constructor(private prisma: PrismaService) {}

  all(shelf?: string) {
    return this.prisma.book.findMany({ where: { shelf }, take: 100 });
  }

  reviews(isbn: string, min: number) {
    return this.prisma.review.findMany({ where: { isbn, stars: { gte: min } } });
  }

  availability(copies: Copy[]) {
    if (copies.every((copy) => copy.missing)) return 'MISSING';
    return copies.some((copy) => !copy.lent && !copy.missing) ? 'AVAILABLE' : 'LENT';
  }

  shelfMark(book: Book) {
    return `${book.shelf}/${book.authorKey.slice(0, 3).toUpperCase()}`;
  }
}
