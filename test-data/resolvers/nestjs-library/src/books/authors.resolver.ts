import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Author } from '@prisma/client';

import { PrismaService } from '../prisma/prisma.service';

@Resolver('Author')
export class AuthorsResolver {
  constructor(private readonly prisma: PrismaService) {}

  @ResolveField('books')
  books(@Parent() author: Author) {
    return this.prisma.author.findUnique({ where: { id: author.id } }).books();
  }
}
