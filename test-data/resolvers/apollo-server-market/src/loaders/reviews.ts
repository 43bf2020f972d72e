import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

import { Review } from '../entities/review.js';

/** One loader for each number of reviews that the operation asks for. */
export function reviewLoaders(em: EntityManager) {
  const loaders = new Map<number, DataLoader<number, Review[]>>();

  return (first: number) => {
    let loader = loaders.get(first);
    if (!loader) {
      loader = new DataLoader(async (offers) => {
        const reviews = await em.find(Review, { offer: { $in: [...offers] } }, { orderBy: { stars: 'desc' } });
        return offers.map((id) => reviews.filter((review) => review.offer.id === id).slice(0, first));
      });
      loaders.set(first, loader);
    }
    return loader;
  };
}
