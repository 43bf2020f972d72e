import domes, { type DomeStatus } from '../../lib/domes';
import { prisma } from '../../lib/prisma';
import { builder } from '../builder';

const Dome = builder.objectRef<DomeStatus>('Dome');

Dome.implement({
  fields: (t) => ({
    open: t.exposeBoolean('open'),
    direction: t.string({
      resolve: ({ azimuth }) => ['N', 'E', 'S', 'W'][Math.round(azimuth / 90) % 4],
    }),
  }),
});

const Night = builder.prismaObject('Night', {
  fields: (t) => ({
    date: t.string({ resolve: (night) => night.date.toISOString().slice(0, 10) }),
    seeing: t.exposeFloat('seeing', { nullable: true }),
  }),
});

export const Telescope = builder.prismaNode('Telescope', {
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name'),
    site: t.relation('site'),
    observations: t.relatedConnection('observations', { cursor: 'id', totalCount: true }),
    observationCount: t.relationCount('observations'),
    aperture: t.string({
      resolve: (telescope) => `${(telescope.millimetres / 1000).toFixed(2)} m`,
    }),
    isFree: t.boolean({
      select: () => ({ bookings: { where: { until: { gt: new Date() } }, take: 1 } }),
      resolve: (telescope) => telescope.bookings.length === 0,
    }),
    dome: t.field({
      type: Dome,
      nullable: true,
      resolve: (telescope) => domes.status(telescope.serial).catch(() => null),
    }),
    lastNight: t.prismaField({
      type: Night,
      nullable: true,
      resolve: (query, telescope) =>
        prisma.night.findFirst({ ...query, where: { telescopeId: telescope.id }, orderBy: { date: 'desc' } }),
    }),
    hoursThisYear: t.float({
      resolve: async (telescope) => {
        const { _sum } = await prisma.observation.aggregate({
          where: { telescopeId: telescope.id, startedAt: { gte: new Date(new Date().getFullYear(), 0) } },
          _sum: { seconds: true },
        });
        return (_sum.seconds ?? 0) / 3600;
      },
    }),
  }),
});
