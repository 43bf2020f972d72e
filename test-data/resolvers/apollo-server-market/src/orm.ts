import { DataloaderType, MikroORM } from '@mikro-orm/postgresql';

import { Category } from './entities/category.js';
import { Offer } from './entities/offer.js';
import { Person } from './entities/person.js';
import { Photo } from './entities/photo.js';
import { Review } from './entities/review.js';
import { Stall } from './entities/stall.js';

export const orm = await MikroORM.init({
  clientUrl: process.env.DATABASE_URL,
  entities: [Category, Offer, Person, Photo, Review, Stall],
  dataloader: DataloaderType.ALL,
});
