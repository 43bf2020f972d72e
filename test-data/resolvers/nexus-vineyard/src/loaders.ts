import DataLoader from 'dataloader'
import { Knex } from 'knex'

import { Person, Region, Tasting, Wine, Winery } from './models/rows'

function byId<Row extends { id: number }>(knex: Knex, table: string) {
  return new DataLoader<number, Row | null>(async (ids) => {
    const rows: Row[] = await knex(table).whereIn('id', [...ids])
    return ids.map((id) => rows.find((row) => row.id === id) || null)
  })
}

const tastingsByWine = (knex: Knex) =>
  new DataLoader<number, Tasting[]>(async (wineIds) => {
    const rows = await knex<Tasting>('tastings').whereIn('wine_id', wineIds as number[]).orderBy('tasted_on', 'desc')
    const groups = rows.reduce<Record<number, Tasting[]>>((all, row) => {
      ;(all[row.wine_id] = all[row.wine_id] || []).push(row)
      return all
    }, {})
    return wineIds.map((id) => groups[id] || [])
  })

const scoreByWinery = (knex: Knex) =>
  new DataLoader<number, number>(async (ids) => {
    const { rows } = await knex.raw(
      `select w.winery_id, avg(t.points) as score
         from tastings t join wines w on w.id = t.wine_id
        where w.winery_id = any(?) group by w.winery_id`,
      [[...ids]],
    )
    return rows.map((row: { score: string }) => Number(row.score))
  })

export const createLoaders = (knex: Knex) => ({
  person: byId<Person>(knex, 'people'),
  region: byId<Region>(knex, 'regions'),
  wine: byId<Wine>(knex, 'wines'),
  winery: byId<Winery>(knex, 'wineries'),
  tastingsByWine: tastingsByWine(knex),
  scoreByWinery: scoreByWinery(knex),
})

export type Loaders = ReturnType<typeof createLoaders>
