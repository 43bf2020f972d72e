import { extendType, intArg, nonNull, objectType } from 'nexus'

export const Tasting = objectType({
  name: 'Tasting',
  definition(t) {
    t.nonNull.int('points')
    t.nonNull.string('notes', {
      resolve: ({ notes }) => notes.trim(),
    })
    t.nonNull.field('taster', {
      type: 'Person',
      resolve: async ({ taster_id }, _args, { loaders }) => (await loaders.person.load(taster_id))!,
    })
    t.field('wine', {
      type: 'Wine',
      resolve(root, args, ctx) {
        return ctx.loaders.wine.load(root.wine_id)
      },
    })
  },
})

export const WineTastings = extendType({
  type: 'Wine',
  definition(t) {
    t.nonNull.list.nonNull.field('tastings', {
      type: Tasting,
      args: { minimum: nonNull(intArg({ default: 0 })) },
      resolve: async (wine, { minimum }, { loaders }) => {
        const tastings = await loaders.tastingsByWine.load(wine.id)
        return tastings.filter((tasting) => tasting.points >= minimum)
      },
    })
  },
})
