import DataLoader from 'dataloader'
import type {Collection} from 'mongodb'
import getMongo from '../lib/getMongo.js'
import normalizeResults from './normalizeResults.js'

const primaryKeyLoaderMaker =
  <T extends {_id: string}>(getCollection: () => Collection<T>) =>
  () =>
    new DataLoader<string, T>(async (ids) => {
      const results = await getCollection()
        .find({_id: {$in: ids}} as never)
        .toArray()
      return normalizeResults(ids, results as unknown as T[])
    })

export const players = primaryKeyLoaderMaker(() => getMongo().players)
export const games = primaryKeyLoaderMaker(() => getMongo().games)
export const clubs = primaryKeyLoaderMaker(() => getMongo().clubs)
export const tournaments = primaryKeyLoaderMaker(() => getMongo().tournaments)
