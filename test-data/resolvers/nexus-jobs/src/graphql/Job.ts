import { objectType } from 'nexus';

import { similarTo } from '../services/similar';

export const Job = objectType({
  name: 'Job',
  definition(t) {
    t.implements('Entity');
    t.nonNull.string('title');

    t.string('salary', {
      resolve: ({ salaryFrom, salaryTo }) => (salaryFrom ? `${salaryFrom} – ${salaryTo ?? 'open'}` : null),
    });

    t.field('company', {
      type: 'Company',
      resolve: (job, _args, ctx) => ctx.companyById.load(job.companyId),
    });

    t.nonNull.list.nonNull.field('applications', {
      type: 'Application',
      async resolve(job, _args, { applications }) {
        return applications.find({ jobId: job.id }).toArray();
      },
    });

    t.nonNull.int('applicants', {
      resolve: (job, _args, { applicantsByJob }) => applicantsByJob.load(job.id),
    });

    t.nonNull.list.nonNull.field('similar', {
      type: 'Job',
      resolve: (job, _args, ctx) => similarTo(job, ctx.jobs),
    });
  },
});
