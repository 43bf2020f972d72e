import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';

import { BooksModule } from './books/books.module';
import { createLoaders } from './loaders';
import { PrismaModule } from './prisma/prisma.module';
import { PrismaService } from './prisma/prisma.service';
import { ReadersModule } from './readers/readers.module';

@Module({
  imports: [
    PrismaModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [PrismaService],
      useFactory: (prisma: PrismaService) => ({
        typePaths: ['./src/**/*.graphql'],
        context: () => ({ loaders: createLoaders(prisma) }),
      }),
    }),
    BooksModule,
    ReadersModule,
  ],
})
export class AppModule {}
