import { CustomersService, OrdersService, type Order } from '../generated';

async function addName(order: Order) {
  const { name } = await CustomersService.getCustomer(order.customerId);
  return { ...order, customerName: name };
}

export async function labelOrders(day: string, print: (lines: string[]) => Promise<void>) {
  const page = await OrdersService.listOrders(day);
  const named = await Promise.all(page.items.map(addName));
  await print(named.map((order) => `${order.id} ${order.customerName}`));
}
