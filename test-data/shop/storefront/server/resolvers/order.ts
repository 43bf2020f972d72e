import type { Context } from "../context.js";
import type { AccountRow } from "../database.js";
import { fromFeed } from "../feed.js";
import { pageOf } from "../paging.js";
import type * as service from "../services/orders.js";

const STATUS = new Map([
  ["pending_payment", "PENDING_PAYMENT"],
  ["paid", "PAID"],
  ["picking", "PICKING"],
  ["shipped", "SHIPPED"],
  ["delivered", "DELIVERED"],
  ["cancelled", "CANCELLED"],
]);

interface Paged {
  first: number;
  after?: string;
}

export const Customer = {
  // Runs once: nobody sees any customer but themselves.
  orders: async (customer: AccountRow, { first, after }: Paged, { orders }: Context) => {
    const page = await orders.ofCustomer(customer.id, first, after);
    const endCursor = page.next_page_token ?? null;
    return { nodes: page.orders, pageInfo: { endCursor, hasNextPage: endCursor !== null } };
  },
};

export const Order = {
  status: (order: service.Order) => STATUS.get(order.status),
  placedAt: (order: service.Order) => order.placed_at,
  // The lines have come with the order.
  lines: (order: service.Order, { first, after }: Paged) => pageOf(order.items, first, after),
};

export const OrderLine = {
  product: (line: service.OrderItem) => fromFeed(line.sku, line.title),
  unitPrice: (line: service.OrderItem) => line.unit_price,
};
