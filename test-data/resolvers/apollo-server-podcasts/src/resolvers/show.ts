import type { Show } from '@prisma/client';

import type { AppContext } from '@/context.js';
import { signedIn } from '@/lib/guards.js';

const SIZES = [120, 300, 600, 1200];

export const showResolvers = {
  Show: {
    host: (show: Show, _: unknown, { services }: AppContext) => services.shows.hostOf(show.id),

    episodes: (show: Show, { limit }: { limit: number }, { services }: AppContext) =>
      services.episodes.ofShow(show.id, limit),

    latestEpisode: (show: Show, _: unknown, { services }: AppContext) => services.episodes.latest(show.id),

    subscriberCount: ({ id }: Show, _: unknown, { loaders }: AppContext) => loaders.subscribers.load(id),

    artwork: ({ artworkKey }: Show, { size }: { size?: number }) => {
      const width = SIZES.find((it) => it >= (size ?? 300)) ?? 1200;
      return `https://img.earshot.example/${artworkKey}/${width}.webp`;
    },

    rating: ({ id }: Show, _: unknown, { dataSources: { ratings } }: AppContext) => ratings.stars(id),

    categories: async ({ id }: Show, _: unknown, context: AppContext) =>
      (await context.services.shows.categoriesOf(id)) ?? [],

    isSubscribed: signedIn((show: Show, _: unknown, { services, user }) =>
      services.listeners.isSubscribed(user.id, show.id),
    ),
  },
};
