import { RESTDataSource } from "@apollo/datasource-rest";

export interface Money {
  amount: number;
  currency: string;
}

/** The payments service. */
export class Payments extends RESTDataSource {
  override baseURL = "https://api.larkmoor.example.com/payments/v2/";

  async pay(amount: Money, paymentMethod: string, reference: string): Promise<{ id: string }> {
    return this.post("payments", {
      body: { amount, payment_method_id: paymentMethod, reference },
      headers: { "Idempotency-Key": reference },
    });
  }
}
