import { frames, thumbnailUrl } from '../../lib/images';
import { pipeline } from '../../lib/pipeline';
import { prisma } from '../../lib/prisma';
import { builder } from '../builder';

builder.prismaObject('Observation', {
  name: 'Observation',
  findUnique: ({ id }) => ({ id }),
  fields: (t) => ({
    id: t.exposeID('id'),
    startedAt: t.string({ resolve: ({ startedAt }) => startedAt.toISOString() }),
    target: t.relation('target'),
    telescope: t.relation('telescope'),
    astronomer: t.prismaField({
      type: 'Astronomer',
      resolve: (query, observation) =>
        prisma.observation.findUnique({ where: { id: observation.id } }).astronomer({ ...query }) as never,
    }),
    filter: t.string({
      nullable: true,
      resolve: ({ header }) => (header as Record<string, string>).FILTER,
    }),
    thumbnail: t.string({
      resolve: ({ id }) => thumbnailUrl(id),
    }),
    frames: t.stringList({
      resolve: ({ id }) => frames(id),
    }),
    quality: t.float({
      nullable: true,
      resolve: async (observation) => {
        const response = await pipeline.getQuality({ observation: observation.id });
        return response.score;
      },
    }),
    sameTarget: t.prismaField({
      type: ['Observation'],
      resolve: async (query, { id, targetId }) =>
        prisma.observation.findMany({ ...query, where: { targetId, NOT: { id } }, take: 5 }),
    }),
  }),
});
