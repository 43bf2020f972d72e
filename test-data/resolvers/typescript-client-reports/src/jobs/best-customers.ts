import { CustomersService, type Customer } from '../generated';
import { allOrders } from './all-orders';

const BATCH = 50;

export async function bestCustomers(day: string, limit = 20) {
  const orders = await allOrders(day);
  const ids = [...new Set(orders.map((order) => order.customerId))];
  const customers = new Map<string, Customer>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const found = await CustomersService.batchGetCustomers({ ids: ids.slice(at, at + BATCH) });
    found.forEach((customer) => customers.set(customer.id, customer));
  }

  const totals = new Map<string, number>();
  for (const order of orders) {
    const name = customers.get(order.customerId)?.name ?? 'unknown';
    totals.set(name, (totals.get(name) ?? 0) + order.total);
  }
  return [...totals].sort(([, a], [, b]) => b - a).slice(0, limit);
}
