import { Knex } from 'knex'

import { BaseModel } from './base'
import { Parcel, Winery } from './rows'

export class WineryModel extends BaseModel<Winery> {
  constructor(knex: Knex) {
    super(knex, 'wineries')
  }

  parcels(winery: Winery): Promise<Parcel[]> {
    return this.knex<Parcel>('parcels').where({ winery_id: winery.id })
  }

  isOpen(winery: Winery, day: string): boolean {
    return winery.opening_days.includes(day.toLowerCase())
  }
}
