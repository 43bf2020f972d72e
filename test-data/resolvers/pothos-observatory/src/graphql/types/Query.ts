import { prisma } from '../../lib/prisma';
import { builder } from '../builder';

builder.queryType({
  fields: (t) => ({
    telescopes: t.prismaField({
      type: ['Telescope'],
      resolve: (query) => prisma.telescope.findMany({ ...query, orderBy: { name: 'asc' } }),
    }),
    observations: t.prismaConnection({
      type: 'Observation',
      cursor: 'id',
      resolve: (query) => prisma.observation.findMany({ ...query }),
    }),
    targets: t.prismaField({
      type: ['Target'],
      args: { brighterThan: t.arg.float() },
      resolve: (query, _root, { brighterThan }) =>
        prisma.target.findMany({ ...query, where: brighterThan == null ? {} : { magnitude: { lt: brighterThan } } }),
    }),
  }),
});
