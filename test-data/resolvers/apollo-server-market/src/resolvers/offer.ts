import { wrap } from '@mikro-orm/core';

import type { Context } from '../context.js';
import type { Category } from '../entities/category.js';
import type { Offer } from '../entities/offer.js';
import { rates } from './rates.js';

type Resolve<Args = unknown> = (offer: Offer, args: Args, context: Context) => unknown;

const category: Resolve = (offer) => {
  if (!offer.category) return null;
  return wrap(offer.category).isInitialized() ? offer.category.unwrap() : offer.category.load();
};

const reviews: Resolve<{ first: number }> = (offer, { first }, { reviewsOf }) => reviewsOf(first).load(offer.id);

const price: Resolve<{ currency: string }> = (offer, { currency }) => {
  const rate = rates.get(currency) ?? 1;
  return { amount: Math.round(offer.cents * rate) / 100, currency };
};

export default {
  Offer: {
    category,
    price,
    reviews,
    stall: ((offer) => offer.stall.load()) as Resolve,
    photos: (async (offer) => offer.photos.loadItems()) satisfies Resolve,
    stock: (offer: Offer, _: unknown, { api: { inventory } }: Context) => inventory.stockOf(offer.id),
    variants: (offer: Offer, _: unknown, context: Context) => context.api.variants.of(offer),
    shipping: (offer: Offer, _: unknown, { api }: Context) => api.shipping.quote(offer),
    watchers: (offer: Offer, _: unknown, { redis }: Context) => redis.scard(`watchers:${offer.id}`),
    slug: (offer: Offer) => `${offer.id}-${offer.title.toLowerCase().replace(/\W+/g, '-')}`,
  },
  Category: {
    parent: async (category: Category) => (await category.parent?.load()) ?? null,
  },
};
