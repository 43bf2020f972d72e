import {MongoClient, type Db} from 'mongodb'
import type {AnnotationDoc, ClubDoc, GameDoc, MessageDoc, MoveDoc, PlayerDoc, TournamentDoc} from './docs.js'

let db: Db | undefined

const getMongo = () => {
  db ??= new MongoClient(process.env.MONGO_URL!).db('rookery')
  return {
    games: db.collection<GameDoc>('games'),
    moves: db.collection<MoveDoc>('moves'),
    messages: db.collection<MessageDoc>('messages'),
    players: db.collection<PlayerDoc>('players'),
    clubs: db.collection<ClubDoc>('clubs'),
    tournaments: db.collection<TournamentDoc>('tournaments'),
    annotations: db.collection<AnnotationDoc>('annotations')
  }
}

export default getMongo
