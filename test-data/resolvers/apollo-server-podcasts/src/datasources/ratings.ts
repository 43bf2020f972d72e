import { RESTDataSource } from '@apollo/datasource-rest';
import DataLoader from 'dataloader';

interface Rating {
  show: string;
  stars: number;
}

export class RatingsAPI extends RESTDataSource {
  override baseURL = process.env.RATINGS_URL;

  private readonly byShow = new DataLoader<string, number | null>(async (shows) => {
    const ratings = await this.get<Rating[]>('ratings', { params: { shows: shows.join(',') } });
    const stars = new Map(ratings.map((rating) => [rating.show, rating.stars]));
    return shows.map((show) => stars.get(show) ?? null);
  });

  stars(show: string) {
    return this.byShow.load(show);
  }
}
