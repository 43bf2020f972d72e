import { extendType, idArg, list, nonNull, objectType, stringArg } from 'nexus'

import { Parcel } from './Parcel'

export const Winery = objectType({
  name: 'Winery',
  definition(t) {
    t.nonNull.id('id')
    t.nonNull.string('name')
    t.field('region', {
      type: 'Region',
      resolve: (winery, _args, ctx) => ctx.loaders.region.load(winery.region_id),
    })
    t.field('owner', {
      type: 'Person',
      resolve: (winery, _args, ctx) => ctx.models.person.find(winery.owner_id),
    })
    t.connectionField('wines', {
      type: 'Wine',
      nodes(winery, { first }, { models }) {
        return models.wine.ofWinery(winery.id, (first ?? 20) + 1)
      },
    })
    t.field('parcels', {
      type: nonNull(list(nonNull(Parcel))),
      async resolve(winery, _args, { models }) {
        return await models.winery.parcels(winery)
      },
    })
    t.boolean('isOpen', {
      args: { day: nonNull(stringArg()) },
      resolve: (winery, { day }, { models }) => models.winery.isOpen(winery, day),
    })
    t.float('averageScore', {
      resolve: (winery, _args, { loaders }) => loaders.scoreByWinery.load(winery.id),
    })
  },
})

export const WineryQueries = extendType({
  type: 'Query',
  definition(t) {
    t.nonNull.list.nonNull.field('wineries', {
      type: 'Winery',
      resolve: (_root, _args, { models }) => models.winery.all(),
    })
    t.field('winery', {
      type: 'Winery',
      args: { id: nonNull(idArg()) },
      resolve: (_root, { id }, { models }) => models.winery.find(Number(id)),
    })
  },
})
