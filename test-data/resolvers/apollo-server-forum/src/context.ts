import type { IncomingMessage } from 'node:http';

import { viewerFromRequest } from './auth/viewer.js';
import { knex, type Knex } from './db.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { PostRepository } from './repositories/posts.js';
import { ThreadRepository } from './repositories/threads.js';
import { UserRepository } from './repositories/users.js';
import type { UserRow } from './types.js';

export interface Context {
  knex: Knex;
  viewer: UserRow | null;
  loaders: Loaders;
  repos: {
    posts: PostRepository;
    threads: ThreadRepository;
    users: UserRepository;
  };
}

export async function createContext({ req }: { req: IncomingMessage }): Promise<Context> {
  return {
    knex,
    viewer: await viewerFromRequest(req, knex),
    loaders: createLoaders(knex),
    repos: {
      posts: new PostRepository(knex),
      threads: new ThreadRepository(knex),
      users: new UserRepository(knex),
    },
  };
}
