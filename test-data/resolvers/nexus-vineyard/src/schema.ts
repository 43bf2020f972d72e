import { join } from 'path'
import { connectionPlugin, makeSchema } from 'nexus'

import * as types from './types'

export const schema = makeSchema({
  types,
  plugins: [connectionPlugin({ includeNodesField: true })],
  outputs: {
    schema: join(__dirname, '..', 'schema.graphql'),
    typegen: join(__dirname, 'generated', 'nexus.ts'),
  },
  contextType: { module: join(__dirname, 'context.ts'), export: 'Context' },
  sourceTypes: { modules: [{ module: join(__dirname, 'models', 'rows.ts'), alias: 'rows' }] },
})
