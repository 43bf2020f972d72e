import { intArg, nonNull, objectType } from 'nexus'

import { vigour } from '../lib/satellite'
import { rainfall } from '../lib/weather'

const SOILS: { [code: string]: string } = { chl: 'chalk', cly: 'clay', grv: 'gravel', slt: 'slate' }

export const Parcel = objectType({
  name: 'Parcel',
  definition(t) {
    t.nonNull.id('id')
    t.string('soil', { resolve: ({ soil }) => SOILS[soil] })
    t.float('rainfall', {
      args: { year: nonNull(intArg()) },
      resolve: ({ latitude, longitude }, { year }) => rainfall(latitude, longitude, year),
    })
    t.float('vigour', {
      description: 'How green the leaves are from above',
      async resolve(parcel) {
        return vigour(parcel.cadastre)
      },
    })
  },
})
