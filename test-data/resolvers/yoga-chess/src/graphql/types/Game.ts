import type {GameDoc} from '../../lib/docs.js'
import EngineManager from '../../lib/engine.js'
import getMongo from '../../lib/getMongo.js'
import {openingName} from '../../lib/openings.js'
import type {GQLContext} from '../context.js'

const RESULTS = {'1-0': 'WHITE', '0-1': 'BLACK', '1/2-1/2': 'DRAW'} as const

const Game = {
  id: ({_id}: GameDoc) => _id,

  white: ({whiteId}: GameDoc, _args: unknown, {dataLoader}: GQLContext) => dataLoader.get('players').load(whiteId),

  black: async ({blackId}: GameDoc, _args: unknown, {dataLoader}: GQLContext) => {
    const player = await dataLoader.get('players').load(blackId)
    if (!player) throw new Error('Player not found')
    return player
  },

  opening: ({eco}: GameDoc) => openingName(eco),

  moves: async ({_id: gameId}: GameDoc) => {
    const {moves} = getMongo()
    return moves.find({gameId}).sort({ply: 1}).toArray()
  },

  evaluation: async ({fen, result}: GameDoc) => {
    if (result) return null
    return EngineManager.evaluate(fen)
  },

  spectators: ({_id}: GameDoc, _args: unknown, {redis}: GQLContext) => redis.pfcount(`spectators:${_id}`),

  annotations: ({_id}: GameDoc, _args: unknown, {dataLoader}: GQLContext) =>
    dataLoader.get('annotationsByGameId').load(_id),

  tournament: ({tournamentId}: GameDoc, _args: unknown, {dataLoader}: GQLContext) =>
    tournamentId ? dataLoader.get('tournaments').load(tournamentId) : null,

  result: ({result}: GameDoc) => (result ? RESULTS[result] : 'ONGOING'),

  isViewerPlaying: ({whiteId, blackId}: GameDoc, _args: unknown, {viewerId}: GQLContext) =>
    [whiteId, blackId].includes(viewerId!),

  chatCount: async (source: GameDoc) => {
    const cursor = getMongo().messages.aggregate<{count: number}>([
      {$match: {gameId: source._id}},
      {$count: 'count'}
    ])
    const [row] = await cursor.toArray()
    return row?.count ?? 0
  }
}

export default Game
