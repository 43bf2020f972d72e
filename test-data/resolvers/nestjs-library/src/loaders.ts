import type { Copy, Reader } from '@prisma/client';
import DataLoader from 'dataloader';

import type { PrismaService } from './prisma/prisma.service';

export interface IDataLoaders {
  copiesLoader: DataLoader<string, Copy[]>;
  readerLoader: DataLoader<string, Reader>;
}

export function createLoaders(prisma: PrismaService): IDataLoaders {
  return {
    copiesLoader: new DataLoader(async (isbns: readonly string[]) => {
      const copies = await prisma.copy.findMany({ where: { isbn: { in: isbns as string[] } } });
      const map: Record<string, Copy[]> = {};
      copies.forEach((copy) => (map[copy.isbn] ??= []).push(copy));
      return isbns.map((isbn) => map[isbn] ?? []);
    }),
    readerLoader: new DataLoader(async (cards: readonly string[]) => {
      const readers = await prisma.reader.findMany({ where: { card: { in: cards as string[] } } });
      return readers;
    }),
  };
}
