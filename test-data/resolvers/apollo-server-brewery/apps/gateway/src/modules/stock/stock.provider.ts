import DataLoader from 'dataloader';
import { Injectable, Scope } from 'graphql-modules';

import { unary } from './client';

@Injectable({ scope: Scope.Singleton })
export class StockProvider {
  readonly reserved = new DataLoader<string, number>(async (beerIds) => {
    const { kegs } = await unary<{ kegs: Record<string, number> }>('batchGetReservations', { beerIds });
    return beerIds.map((id) => kegs[id] ?? 0);
  });

  async kegs(beerId: string): Promise<number> {
    const stock = await unary<{ kegs: number }>('getStock', { beerId });
    return stock.kegs;
  }
}
