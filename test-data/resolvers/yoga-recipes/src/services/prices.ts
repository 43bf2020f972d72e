export interface Price {
  sku: string;
  amount: number;
}

export class PriceClient {
  #base: string;

  constructor(base = process.env.PRICES_URL!) {
    this.#base = base;
  }

  async priceOf(sku: string): Promise<Price | null> {
    return this.#json(`/prices/${sku}`);
  }

  async stockOf(skus: string[]): Promise<Record<string, number>> {
    return (await this.#json(`/stock?sku=${skus.join(',')}`)) ?? {};
  }

  async #json(path: string) {
    const response = await fetch(this.#base + path, { headers: { accept: 'application/json' } });
    return response.ok ? response.json() : null;
  }
}

export const prices = new PriceClient();
