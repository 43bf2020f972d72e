import type { PrismaClient, User } from '@prisma/client';
import DataLoader from 'dataloader';
import type { YogaInitialContext } from 'graphql-yoga';

import { prisma } from './prisma.js';
import { pubsub } from './pubsub.js';
import { currentUser } from './services/session.js';

export interface AppContext extends YogaInitialContext {
  prisma: PrismaClient;
  pubsub: typeof pubsub;
  user: User | null;
  userLoader: DataLoader<string, User>;
  substitutes: DataLoader<string, string[]>;
}

export async function createContext(initial: YogaInitialContext): Promise<AppContext> {
  return {
    ...initial,
    prisma,
    pubsub,
    user: await currentUser(initial.request),
    userLoader: new DataLoader(async (ids) => {
      const users = await prisma.user.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((id) => users.find((user) => user.id === id)!);
    }),
    // The kitchen service takes one name per call.
    substitutes: new DataLoader((names) =>
      Promise.all(
        names.map(async (name) => {
          const response = await fetch(`${process.env.KITCHEN_URL}/substitutes/${encodeURIComponent(name)}`);
          return response.json();
        }),
      ),
    ),
  };
}
