import type { Episode, Show } from '@prisma/client';

import type { AppContext } from '@/context.js';
import { clock, signedUrl } from '@/lib/format.js';
import { signedIn, withFallback } from '@/lib/guards.js';

type EpisodeParent = Episode & { show?: Show };

const HOUR = 3_600_000;

export const episodeResolvers = {
  Episode: {
    show(episode: EpisodeParent, _: unknown, { services }: AppContext) {
      return episode.show ?? services.shows.byId(episode.showId);
    },
    durationLabel({ seconds }: EpisodeParent) {
      return clock(seconds);
    },
    async playCount({ id }: EpisodeParent, _: unknown, { redis }: AppContext) {
      return Number((await redis.get(`plays:${id}`)) ?? 0);
    },
    chapters({ chapters }: EpisodeParent) {
      return Array.isArray(chapters) ? chapters : [];
    },
    transcript: withFallback(null)(
      (episode: EpisodeParent, { language }: { language?: string }, { dataSources }: AppContext) =>
        dataSources.transcripts.text(episode.id, language),
    ),
    progress: signedIn((episode: EpisodeParent, _: unknown, { loaders }) => loaders.progress.load(episode.id)),
    audioUrl({ audioKey }: EpisodeParent) {
      return signedUrl(audioKey, Date.now() + HOUR);
    },
  },
};
