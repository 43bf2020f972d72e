import {request} from 'undici'

export default class EngineManager {
  static async evaluate(fen: string, depth = 18): Promise<number> {
    const {body} = await request(`${process.env.ENGINE_URL}/evaluate`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({fen, depth})
    })
    const {centipawns} = (await body.json()) as {centipawns: number}
    return centipawns / 100
  }
}
