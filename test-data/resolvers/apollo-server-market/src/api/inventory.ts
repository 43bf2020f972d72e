import { RESTDataSource } from '@apollo/datasource-rest';
import DataLoader from 'dataloader';

export class InventoryAPI extends RESTDataSource {
  override baseURL = process.env.INVENTORY_URL;

  #stock = new DataLoader<number, number>(async (offers) => {
    const found = await this.get<Record<string, number>>('stock', { params: { offers: offers.join(',') } });
    return offers.map((offer) => found[offer] ?? 0);
  });

  stockOf(offer: number) {
    return this.#stock.load(offer);
  }

  async revenue(stall: number): Promise<number> {
    const { total } = await this.get<{ total: number }>(`stalls/${stall}/revenue`);
    return total;
  }
}
