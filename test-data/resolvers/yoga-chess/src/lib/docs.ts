export interface GameDoc {
  _id: string
  whiteId: string
  blackId: string
  eco?: string
  fen: string
  result?: '1-0' | '0-1' | '1/2-1/2'
  tournamentId?: string
  startedAt: Date
}

export interface MoveDoc {
  _id: string
  gameId: string
  ply: number
  san: string
  clock?: number
}

export interface MessageDoc {
  _id: string
  gameId: string
  text: string
}

export interface PlayerDoc {
  _id: string
  name: string
  title?: string
  country?: string
  clubId?: string
  ratings: Record<string, number>
}

export interface ClubDoc {
  _id: string
  name: string
  memberIds: string[]
}

export interface TournamentDoc {
  _id: string
  name: string
  organiserId?: string
  playerIds: string[]
  rounds: {number: number; gameIds: string[]}[]
  prizeCents: number
  startsAt: Date
}

export interface AnnotationDoc {
  _id: string
  gameId: string
  ply: number
  text: string
}
