import type {PlayerDoc} from '../../lib/docs.js'
import getMongo from '../../lib/getMongo.js'
import type {GQLContext} from '../context.js'

const toFlag = (country: string) =>
  String.fromCodePoint(...[...country.toUpperCase()].map((letter) => 0x1f1a5 + letter.charCodeAt(0)))

const Player = {
  id: ({_id}: PlayerDoc) => _id,

  rating: ({ratings}: PlayerDoc, {speed}: {speed: string}) => ratings[speed] ?? null,

  worldRank: async ({_id}: PlayerDoc, _args: unknown, {redis}: GQLContext) => {
    const rank = await redis.zrevrank('ranking:classical', _id)
    return rank === null ? null : rank + 1
  },

  recentGames: ({_id}: PlayerDoc, {last}: {last: number}) =>
    getMongo()
      .games.find({$or: [{whiteId: _id}, {blackId: _id}]})
      .sort({startedAt: -1})
      .limit(last)
      .toArray(),

  club: ({clubId}: PlayerDoc, _args: unknown, {dataLoader}: GQLContext) => {
    if (!clubId) return null
    return dataLoader.get('clubs').load(clubId)
  },

  flag: ({country}: PlayerDoc) => (country ? toFlag(country) : null),

  headToHead: ({_id}: PlayerDoc, {opponentId}: {opponentId: string}, {dataLoader}: GQLContext) =>
    dataLoader.get('headToHead').load({playerId: _id, opponentId})
}

export default Player
