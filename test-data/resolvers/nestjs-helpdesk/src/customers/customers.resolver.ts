import { ResolveField, ResolveReference, Resolver, Parent } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';

import { Customer } from './customer.entity';

const PLANS: Record<string, string[]> = {
  basic: ['mail'],
  plus: ['mail', 'chat'],
  gold: ['mail', 'chat', 'phone'],
};

@Resolver((of: unknown) => Customer)
export class CustomersResolver {
  constructor(@InjectRepository(Customer) private readonly customers: Repository<Customer>) {}

  @ResolveReference()
  resolveReference(reference: { __typename: string; id: string }): Promise<Customer | null> {
    return this.customers.findOne({ where: { id: reference.id } });
  }

  @ResolveField(() => [String])
  channels(@Parent() customer: Customer): string[] {
    return PLANS[customer.supportPlan] ?? PLANS.basic;
  }
}
