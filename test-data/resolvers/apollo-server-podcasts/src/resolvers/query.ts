import type { AppContext } from '@/context.js';

export const Query = {
  shows: (_: unknown, { category }: { category?: string }, { services }: AppContext) => services.shows.list(category),
  show: (_: unknown, { slug }: { slug: string }, { services }: AppContext) => services.shows.bySlug(slug),
  episodes: (_: unknown, { limit }: { limit: number }, { services }: AppContext) => services.episodes.newest(limit),
  charts: (_: unknown, { country }: { country: string }, { services }: AppContext) => services.charts.top(country),
  me: (_: unknown, __: unknown, { user }: AppContext) => user,
};
