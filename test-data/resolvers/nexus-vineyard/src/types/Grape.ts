import { objectType } from 'nexus'

export const Grape = objectType({
  name: 'Grape',
  definition(t) {
    t.nonNull.id('id')
    t.nonNull.string('name')
  },
})

export const Region = objectType({
  name: 'Region',
  definition: (t) => {
    t.nonNull.id('id')
    t.nonNull.string('name')
  },
})

export const Person = objectType({
  name: 'Person',
  definition(t) {
    t.nonNull.id('id')
    t.nonNull.string('name')
    t.string('initials', {
      resolve: (person) =>
        person.name
          .split(' ')
          .map((part) => part[0])
          .join(''),
    })
  },
})
