import { prisma } from '../../lib/prisma';
import { altitude } from '../../lib/sky';
import { builder } from '../builder';

export const Target = builder.prismaObject('Target', {
  fields: (t) => ({
    name: t.exposeString('name'),
    aliases: t.stringList({
      resolve: (target, _args, { aliases }) => aliases.load(target.name),
    }),
    height: t.float({
      args: { latitude: t.arg.float({ required: true }), siderealHours: t.arg.float({ required: true }) },
      resolve: ({ dec, ra }, args) => altitude(dec, ra, args.latitude, args.siderealHours),
    }),
  }),
});

builder.prismaObjectFields(Target, (t) => ({
  observedTimes: t.int({
    resolve: (target) => prisma.observation.count({ where: { targetId: target.id } }),
  }),
  exposureSeconds: t.int({
    select: { observations: { select: { seconds: true } } },
    resolve: ({ observations }) => observations.reduce((sum, { seconds }) => sum + seconds, 0),
  }),
}));
