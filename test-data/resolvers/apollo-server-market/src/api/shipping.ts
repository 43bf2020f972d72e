import { RESTDataSource } from '@apollo/datasource-rest';

import type { Offer } from '../entities/offer.js';

export class ShippingAPI extends RESTDataSource {
  override baseURL = process.env.SHIPPING_URL;

  async quote(offer: Offer) {
    return this.post('quotes', { body: this.parcel(offer) });
  }

  private parcel({ weightGrams }: Offer) {
    return { grams: weightGrams, country: 'DE' };
  }
}
