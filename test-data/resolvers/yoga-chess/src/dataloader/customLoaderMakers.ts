import DataLoader from 'dataloader'
import type {AnnotationDoc} from '../lib/docs.js'
import getMongo from '../lib/getMongo.js'

interface Pair {
  playerId: string
  opponentId: string
}

export const annotationsByGameId = () =>
  new DataLoader<string, AnnotationDoc[]>(async (gameIds) => {
    const docs = await getMongo()
      .annotations.find({gameId: {$in: [...gameIds]}})
      .sort({ply: 1})
      .toArray()
    const groups = Object.groupBy(docs, (doc) => doc.gameId)
    return gameIds.map((gameId) => groups[gameId] ?? [])
  })

export const headToHead = () =>
  new DataLoader<Pair, {wins: number; losses: number; draws: number}, string>(
    async (pairs) => {
      const games = await getMongo()
        .games.find({
          $or: pairs.flatMap(({playerId, opponentId}) => [
            {whiteId: playerId, blackId: opponentId},
            {whiteId: opponentId, blackId: playerId}
          ])
        })
        .toArray()
      return pairs.map(({playerId, opponentId}) => {
        const score = {wins: 0, losses: 0, draws: 0}
        for (const game of games) {
          const isWhite = game.whiteId === playerId && game.blackId === opponentId
          const isBlack = game.blackId === playerId && game.whiteId === opponentId
          if (!isWhite && !isBlack) continue
          if (game.result === '1/2-1/2') score.draws++
          else if ((game.result === '1-0') === isWhite) score.wins++
          else score.losses++
        }
        return score
      })
    },
    {cacheKeyFn: ({playerId, opponentId}) => `${playerId}:${opponentId}`}
  )

export const memberCounts = () =>
  new DataLoader<string, number>(async (clubIds) => {
    const counts: number[] = []
    for (const clubId of clubIds) {
      counts.push(await getMongo().players.countDocuments({clubId}))
    }
    return counts
  })
