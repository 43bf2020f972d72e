import { db, type Db } from './db';
import { buildLoaders, type Loaders } from './lib/loaders';

export interface Context {
  db: Db;
  loaders: Loaders;
  userId: string | null;
}

export const createContext = ({ request }: { request: Request }): Context => ({
  db,
  loaders: buildLoaders(db),
  userId: request.headers.get('x-user'),
});
