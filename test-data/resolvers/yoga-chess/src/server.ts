import {createServer} from 'node:http'
import {loadFilesSync} from '@graphql-tools/load-files'
import {mergeTypeDefs} from '@graphql-tools/merge'
import {createSchema, createYoga} from 'graphql-yoga'
import {getDataLoader} from './dataloader/index.js'
import resolvers from './graphql/resolvers.js'
import {getViewerId} from './lib/authorization.js'
import getRedis from './lib/getRedis.js'

const schema = createSchema({
  typeDefs: mergeTypeDefs(loadFilesSync('typeDefs/**/*.graphql')),
  resolvers
})

const yoga = createYoga({
  schema,
  context: ({request}) => ({
    viewerId: getViewerId(request),
    dataLoader: getDataLoader(),
    redis: getRedis()
  })
})

createServer(yoga).listen(process.env.PORT || 3000)
