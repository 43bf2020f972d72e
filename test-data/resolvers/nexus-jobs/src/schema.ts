import { join } from 'node:path';

import { makeSchema } from 'nexus';

import * as types from './graphql';

export const schema = makeSchema({
  types,
  outputs: {
    schema: join(__dirname, '..', 'schema.graphql'),
    typegen: join(__dirname, 'generated', 'nexus.ts'),
  },
});
