import type { Episode, Listener as ListenerRow } from '@prisma/client';

import type { AppContext } from '@/context.js';

export const Listener = {
  displayName: ({ firstName, lastName }: ListenerRow) => [firstName, lastName].filter(Boolean).join(' '),

  subscriptions: (listener: ListenerRow, _: unknown, { services }: AppContext) =>
    services.listeners.subscriptions(listener.id),

  async queue(listener: ListenerRow, _: unknown, { loaders }: AppContext) {
    const queue: Episode[] = [];
    for (const id of listener.queue) {
      const episode = await loaders.episode.load(id);
      if (episode) queue.push(episode);
    }
    return queue;
  },
};
