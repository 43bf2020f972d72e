import type {GameDoc, TournamentDoc} from '../../lib/docs.js'
import getMongo from '../../lib/getMongo.js'
import type {GQLContext} from '../context.js'

export const Tournament = {
  id: ({_id}: TournamentDoc) => _id,

  organiser: ({organiserId}: TournamentDoc, _args: unknown, {dataLoader}: GQLContext) =>
    organiserId && dataLoader.get('players').load(organiserId),

  players: async ({playerIds}: TournamentDoc, _args: unknown, {dataLoader}: GQLContext) => {
    const players = await dataLoader.get('players').loadMany(playerIds)
    return players.filter((player) => !(player instanceof Error))
  },

  standings: async ({_id}: TournamentDoc, _args: unknown, {dataLoader}: GQLContext) => {
    const games = await getMongo().games.find({tournamentId: _id, result: {$exists: true}}).toArray()
    const points = new Map<string, number>()
    for (const {whiteId, blackId, result} of games) {
      const white = result === '1-0' ? 1 : result === '0-1' ? 0 : 0.5
      points.set(whiteId, (points.get(whiteId) ?? 0) + white)
      points.set(blackId, (points.get(blackId) ?? 0) + 1 - white)
    }
    return Promise.all(
      [...points].map(async ([playerId, score]) => ({
        player: await dataLoader.get('players').load(playerId),
        points: score
      }))
    )
  },

  prizeFund: ({prizeCents}: TournamentDoc) =>
    new Intl.NumberFormat('en', {style: 'currency', currency: 'EUR'}).format(prizeCents / 100)
}

export const Round = {
  games: async ({gameIds}: TournamentDoc['rounds'][number], _args: unknown, {dataLoader}: GQLContext) => {
    const games = [] as GameDoc[]
    for (let i = 0; i < gameIds.length; i++) {
      const game = await dataLoader.get('games').load(gameIds[i])
      games.push(game)
    }
    return games
  }
}
