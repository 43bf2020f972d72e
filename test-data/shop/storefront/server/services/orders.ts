import { RESTDataSource } from "@apollo/datasource-rest";

export interface OrderItem {
  sku: string;
  title: string;
  quantity: number;
  unit_price: { amount: number; currency: string };
}

export interface Order {
  id: string;
  number: string;
  status: string;
  placed_at: string;
  total: { amount: number; currency: string };
  items: OrderItem[];
}

/** The orders service. */
export class Orders extends RESTDataSource {
  override baseURL = "https://api.larkmoor.example.com/orders/v1/";

  /** With what is in them: at most 200 lines each. */
  async ofCustomer(customer: string, size: number, token?: string) {
    const params = { customer_id: customer, page_size: String(size), page_token: token, view: "full" };
    return this.get<{ orders: Order[]; next_page_token?: string }>("orders", { params });
  }

  async byNumber(number: string): Promise<Order> {
    return this.get(`orders/${encodeURIComponent(number)}`);
  }

  async place(cart: string, paymentMethod: string): Promise<Order> {
    return this.post("orders", {
      body: { cart_id: cart, payment_method_id: paymentMethod },
      headers: { "Idempotency-Key": cart },
    });
  }

  async cancel(number: string): Promise<Order> {
    return this.post(`orders/${encodeURIComponent(number)}/cancel`);
  }
}
