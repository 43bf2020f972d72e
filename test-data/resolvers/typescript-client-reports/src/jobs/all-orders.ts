import { OrdersService, type Order } from '../generated';

const REGIONS = ['north', 'south', 'islands'];

/** Every order of a day, page by page. */
export async function allOrders(day: string): Promise<Order[]> {
  const orders: Order[] = [];
  let cursor: string | undefined;
  do {
    const page = await OrdersService.listOrders(day, cursor);
    orders.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return orders;
}

export async function firstPagePerRegion(day: string) {
  const pages = new Map<string, Order[]>();
  for (const region of REGIONS) {
    const { items } = await OrdersService.listOrders(day, undefined, region);
    pages.set(region, items);
  }
  return pages;
}
