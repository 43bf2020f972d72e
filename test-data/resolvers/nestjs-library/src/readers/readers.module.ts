import { Module } from '@nestjs/common';

import { LoansResolver } from './loans.resolver';
import { ReadersResolver } from './readers.resolver';

@Module({ providers: [LoansResolver, ReadersResolver] })
export class ReadersModule {}
