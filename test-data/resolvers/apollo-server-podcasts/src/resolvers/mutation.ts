import { signedIn } from '@/lib/guards.js';

export const Mutation = {
  subscribe: signedIn(async (_: unknown, { showId }: { showId: string }, { services, user }) => {
    await services.listeners.subscribe(user.id, showId);
    return services.shows.byId(showId);
  }),
};
