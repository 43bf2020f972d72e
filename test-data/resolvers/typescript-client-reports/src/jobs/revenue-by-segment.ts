import { CustomersService, OrdersService } from '../generated';

export async function revenueBySegment(day: string) {
  const revenue: Record<string, number> = {};
  const { items } = await OrdersService.listOrders(day);
  for (const order of items) {
    const customer = await CustomersService.getCustomer(order.customerId);
    revenue[customer.segment] = (revenue[customer.segment] ?? 0) + order.total;
  }
  return revenue;
}
