import { Injectable } from 'graphql-modules';

export interface Customer {
  number: string;
  name: string;
}

@Injectable()
export class CustomersProvider {
  private readonly cache = new Map<string, Promise<Customer>>();

  byNumber(number: string): Promise<Customer> {
    const cached = this.cache.get(number);
    if (cached) return cached;

    const pending = this.fetchOne(number);
    this.cache.set(number, pending);
    return pending;
  }

  private async fetchOne(number: string): Promise<Customer> {
    const response = await fetch(new URL(`/customers/${number}`, process.env.CRM_URL));
    return (await response.json()) as Customer;
  }
}
