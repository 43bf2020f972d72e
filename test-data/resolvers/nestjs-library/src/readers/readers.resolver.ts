import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reader } from '@prisma/client';

import { PrismaService } from '../prisma/prisma.service';

@Resolver('Reader')
export class ReadersResolver {
  constructor(private readonly prisma: PrismaService) {}

  @Query()
  reader(@Args('card') card: string) {
    return this.prisma.reader.findUnique({ where: { card } });
  }

  @ResolveField()
  loans(@Parent() reader: Reader) {
    return this.prisma.loan.findMany({
      where: { readerCard: reader.card, returned: null },
      include: { copy: { include: { book: true } } },
    });
  }

  @ResolveField()
  async fines(@Parent() reader: Reader) {
    const unpaid = await this.prisma.fine.findMany({ where: { readerCard: reader.card, paid: false } });
    let sum = 0;
    for (const fine of unpaid) sum += fine.amount;
    return sum;
  }
}
