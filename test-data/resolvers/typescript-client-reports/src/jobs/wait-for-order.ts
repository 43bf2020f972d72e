import { OrdersService } from '../generated';

const DELAYS = [1_000, 5_000, 30_000];

export async function waitForOrder(id: string) {
  for (const delay of DELAYS) {
    const order = await OrdersService.getOrder(id).catch(() => null);
    if (order) return order;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  throw new Error(`order ${id} did not arrive`);
}
