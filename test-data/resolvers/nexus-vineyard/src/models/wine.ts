import { Knex } from 'knex'

import { BaseModel } from './base'
import { Wine } from './rows'

export class WineModel extends BaseModel<Wine> {
  constructor(knex: Knex) {
    super(knex, 'wines')
  }

  ofWinery(wineryId: number, limit: number): Promise<Wine[]> {
    return this.query.where('winery_id', wineryId).orderBy('vintage', 'desc').limit(limit)
  }

  search(text: string): Promise<Wine[]> {
    return this.query.whereILike('name', `%${text}%`).limit(50)
  }
}
