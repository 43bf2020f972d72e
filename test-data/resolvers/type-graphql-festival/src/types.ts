import type { Cache } from 'cache-manager';
import type { Request, Response } from 'express';

import type { createLoaders } from './loaders';

export type MyContext = ReturnType<typeof createLoaders> & {
  req: Request;
  res: Response;
  cache: Cache;
};
