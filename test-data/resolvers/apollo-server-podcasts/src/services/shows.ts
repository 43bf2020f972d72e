import type { PrismaClient } from '@prisma/client';

export class ShowService {
  constructor(private readonly prisma: PrismaClient) {}

  list(category?: string | null) {
    return this.prisma.show.findMany({
      where: category ? { categories: { some: { name: category } } } : undefined,
      orderBy: { title: 'asc' },
    });
  }

  bySlug(slug: string) {
    return this.prisma.show.findUnique({ where: { slug } });
  }

  byId(id: string) {
    return this.prisma.show.findUnique({ where: { id } });
  }

  hostOf(showId: string) {
    return this.prisma.show.findUnique({ where: { id: showId } }).host();
  }

  categoriesOf(showId: string) {
    return this.prisma.show
      .findUnique({ where: { id: showId } })
      .categories({ orderBy: { name: 'asc' } });
  }
}
