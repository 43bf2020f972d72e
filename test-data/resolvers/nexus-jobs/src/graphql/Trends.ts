import { objectType } from 'nexus';

export const Trends = objectType({
  name: 'Trends',
  definition(t) {
    t.nonNull.int('newJobs', {
      resolve: (trends, _args, ctx) => ctx.jobs.countDocuments({ created: { $gte: new Date(trends.since) } }),
    });
  },
});
