import { objectType } from 'nexus';

export const Application = objectType({
  name: 'Application',
  definition(t) {
    t.nonNull.id('id');
    t.field('candidate', {
      type: 'Candidate',
      resolve: async (application, _args, { candidateById }) => {
        const candidate = await candidateById.load(application.candidateId);
        return candidate?.hidden ? null : candidate;
      },
    });
    t.field('job', {
      type: 'Job',
      resolve: (application, _args, ctx) => ctx.jobs.findOne({ id: application.jobId }),
    });
    t.float('score', {
      resolve: (application, _args, { scoring }) => scoring.score(application),
    });
    t.nonNull.int('daysOpen', { resolve: (it) => Math.floor((Date.now() - it.at.getTime()) / 86_400_000) });
  },
});
