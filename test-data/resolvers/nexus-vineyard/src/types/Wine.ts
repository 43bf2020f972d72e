import { extendType, floatArg, nonNull, objectType, queryField, stringArg } from 'nexus'

import { Grape } from './Grape'

export const Wine = objectType({
  name: 'Wine',
  sourceType: { module: `${__dirname}/../models/rows.ts`, export: 'Wine' },
  definition(t) {
    t.nonNull.id('id')
    t.nonNull.string('name')
    t.nonNull.string('label', {
      resolve: (wine) => (wine.vintage ? `${wine.name} ${wine.vintage}` : `${wine.name} NV`),
    })
    t.list.field('grapes', {
      type: Grape,
      resolve: (wine, _, { models }) => models.grape.inWine(wine.id),
    })
    t.field('producer', {
      type: 'Winery',
      resolve: ({ winery_id }, _, { loaders: { winery } }) => winery.load(winery_id),
    })
    t.float('price', {
      args: { currency: nonNull(stringArg({ default: 'EUR' })) },
      resolve: (wine, { currency }, ctx) => (wine.cents / 100) * (ctx.rates[currency] ?? 1),
    })
    t.nonNull.int('bottlesLeft', {
      resolve: async (wine, _, { redis }) => Number(await redis.hget('bottles', String(wine.id))),
    })
    t.string('pairing', {
      resolve({ colour }) {
        switch (colour) {
          case 'red':
            return 'game'
          case 'white':
            return 'fish'
          default:
            return 'anything'
        }
      },
    })
  },
})

export const searchWines = queryField('searchWines', {
  type: nonNull('WineSearch'),
  args: { text: nonNull(stringArg()), under: floatArg() },
  resolve: async (_root, { text, under }, { models }) => {
    const wines = await models.wine.search(text)
    return { wines: under ? wines.filter((wine) => wine.cents < under * 100) : wines }
  },
})

export const WineSearch = objectType({
  name: 'WineSearch',
  definition(t) {
    t.nonNull.list.nonNull.field('wines', { type: 'Wine' })
    t.nonNull.int('total', { resolve: ({ wines }) => wines.length })
  },
})

export const WineOfTheDay = extendType({
  type: 'Query',
  definition: (t) =>
    t.field('wineOfTheDay', {
      type: Wine,
      resolve: async (_root, _args, { redis, loaders }) => {
        const id = await redis.get('wine-of-the-day')
        return id ? loaders.wine.load(Number(id)) : null
      },
    }),
})
