import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Customer } from './customer.entity';
import { CustomersResolver } from './customers.resolver';

@Module({
  imports: [TypeOrmModule.forFeature([Customer])],
  providers: [CustomersResolver],
  exports: [],
})
export class CustomersModule {}
