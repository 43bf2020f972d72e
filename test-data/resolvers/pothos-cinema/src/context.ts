import { RatingsClient } from './repositories/ratings.js';
import { ScreeningRepository } from './repositories/screenings.js';
import { db } from './db.js';

export interface Context {
  ratings: RatingsClient;
  screenings: ScreeningRepository;
}

export const createContext = (): Context => ({
  ratings: new RatingsClient(process.env.RATINGS_URL!),
  screenings: new ScreeningRepository(db),
});
