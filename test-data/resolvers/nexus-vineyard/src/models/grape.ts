import { Knex } from 'knex'

import { BaseModel } from './base'
import { Grape } from './rows'

export class GrapeModel extends BaseModel<Grape> {
  constructor(knex: Knex) {
    super(knex, 'grapes')
  }

  inWine(wineId: number): Promise<Grape[]> {
    return this.query
      .select('grapes.*')
      .join('blends', 'blends.grape_id', 'grapes.id')
      .where('blends.wine_id', wineId)
      .orderBy('blends.share', 'desc')
  }
}
