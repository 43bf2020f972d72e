import type {Redis} from 'ioredis'
import type {DataLoaderWorker} from '../dataloader/index.js'

export interface GQLContext {
  viewerId: string | null
  dataLoader: DataLoaderWorker
  redis: Redis
}
