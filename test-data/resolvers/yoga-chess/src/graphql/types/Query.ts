import getMongo from '../../lib/getMongo.js'
import type {GQLContext} from '../context.js'

const Query = {
  liveGames: (_source: unknown, {first}: {first: number}) =>
    getMongo()
      .games.find({result: {$exists: false}})
      .sort({startedAt: -1})
      .limit(first)
      .toArray(),

  game: (_source: unknown, {id}: {id: string}, {dataLoader}: GQLContext) => dataLoader.get('games').load(id),

  viewer: (_source: unknown, _args: unknown, {dataLoader, viewerId}: GQLContext) =>
    dataLoader.get('players').load(viewerId!),

  topPlayers: async (_source: unknown, {speed}: {speed: string}, {dataLoader, redis}: GQLContext) => {
    const ids = await redis.zrevrange(`ranking:${speed}`, 0, 99)
    return dataLoader.get('players').loadMany(ids)
  },

  tournaments: (_source: unknown, {upcoming}: {upcoming?: boolean}) =>
    getMongo()
      .tournaments.find(upcoming ? {startsAt: {$gt: new Date()}} : {})
      .toArray()
}

export default Query
