import {request} from 'undici'

export default class EngineManager {
  /** @param {string} fen */
  static async evaluate(fen, depth = 18) {
    const {body} = await request(`${process.env.ENGINE_URL}/evaluate`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({fen, depth})
    })
    const {centipawns} = await body.json()
    return centipawns / 100
  }
}
