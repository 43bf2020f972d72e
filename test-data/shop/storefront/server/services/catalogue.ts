import { RESTDataSource } from "@apollo/datasource-rest";

export interface Product {
  sku: string;
  title: string;
  description?: string;
  price?: { amount: number; currency: string };
  weight_grams?: number | null;
  images: { url: string; alt: string }[];
  rating?: number;
}

export interface Review {
  id: string;
  stars: number;
  title?: string;
  text?: string;
  customer_id: string;
  created_at: string;
}

/** The catalogue service. */
export class Catalogue extends RESTDataSource {
  override baseURL = "https://api.larkmoor.example.com/catalogue/v3/";

  async product(sku: string): Promise<Product> {
    return this.get(`products/${encodeURIComponent(sku)}`);
  }

  async search(q: string | undefined, category: string | undefined, page: number, size: number) {
    const params = { q, category, page: String(page), per_page: String(size) };
    return this.get<{ products: Product[]; total: number }>("products", { params });
  }

  async feed(): Promise<Product[]> {
    return this.get("feed.json");
  }

  async stock(sku: string): Promise<{ sku: string; available: number }> {
    return this.get(`products/${encodeURIComponent(sku)}/stock`);
  }

  async stockOf(skus: readonly string[]): Promise<{ sku: string; available: number }[]> {
    const { levels } = await this.post("stock-lookups", { body: { skus } });
    return levels;
  }

  async reviews(sku: string, page: number, size: number) {
    const params = { sort: "newest", page: String(page), per_page: String(size) };
    return this.get<{ reviews: Review[]; total: number }>(`products/${encodeURIComponent(sku)}/reviews`, { params });
  }

  async publish(sku: string, review: object): Promise<Review> {
    return this.post(`products/${encodeURIComponent(sku)}/reviews`, { body: review });
  }
}
