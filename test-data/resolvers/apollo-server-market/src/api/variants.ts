import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

export interface VariantRow {
  sku: string;
  label: string;
  offer_id: number;
}

export class VariantFacade {
  private readonly byOffer: DataLoader<number, VariantRow[]>;

  constructor(private readonly em: EntityManager) {
    this.byOffer = new DataLoader((ids) => this.fetch(ids));
  }

  of(offer: { id: number }) {
    return this.sorted(offer.id);
  }

  private async sorted(id: number) {
    const variants = await this.byOffer.load(id);
    return [...variants].sort((a, b) => a.label.localeCompare(b.label));
  }

  private async fetch(ids: readonly number[]) {
    const rows: VariantRow[] = await this.em.execute('select * from variants where offer_id = any(?)', [ids]);
    return ids.map((id) => rows.filter((row) => row.offer_id === id));
  }
}
