import Redis from 'ioredis'
import createKnex from 'knex'

import { getRates, Rates } from './lib/rates'
import { createLoaders, Loaders } from './loaders'
import { GrapeModel } from './models/grape'
import { PersonModel } from './models/person'
import { WineModel } from './models/wine'
import { WineryModel } from './models/winery'

const knex = createKnex({ client: 'pg', connection: process.env.DATABASE_URL })
const redis = new Redis(process.env.REDIS_URL!)

const models = {
  grape: new GrapeModel(knex),
  person: new PersonModel(knex),
  wine: new WineModel(knex),
  winery: new WineryModel(knex),
}

export interface Context {
  models: typeof models
  loaders: Loaders
  redis: Redis
  rates: Rates
}

export async function createContext(): Promise<Context> {
  return { models, redis, loaders: createLoaders(knex), rates: await getRates() }
}
