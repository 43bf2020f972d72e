import type { Episode, Listener, PrismaClient, Progress } from '@prisma/client';
import DataLoader from 'dataloader';

export type Loaders = ReturnType<typeof createLoaders>;

export function createLoaders(prisma: PrismaClient, user: Listener | null) {
  return {
    episode: new DataLoader<string, Episode | undefined>(async (ids) => {
      const episodes = await prisma.episode.findMany({ where: { id: { in: ids as string[] } } });
      const lookup = Object.fromEntries(episodes.map((episode) => [episode.id, episode]));
      return ids.map((id) => lookup[id]);
    }),

    subscribers: new DataLoader<string, number>(async (showIds) => {
      const groups = await prisma.subscription.groupBy({
        by: ['showId'],
        where: { showId: { in: [...showIds] } },
        _count: true,
      });
      return showIds.map((showId) => groups.find((group) => group.showId === showId)?._count ?? 0);
    }),

    progress: new DataLoader<string, Progress>((episodeIds) =>
      prisma.progress.findMany({
        where: { listenerId: user?.id, episodeId: { in: [...episodeIds] } },
      }),
    ),
  };
}
