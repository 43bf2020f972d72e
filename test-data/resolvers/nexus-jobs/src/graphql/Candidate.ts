import { objectType } from 'nexus';

const LABELS = new Map([
  ['ts', 'TypeScript'],
  ['py', 'Python'],
  ['sql', 'SQL'],
]);

export const Candidate = objectType({
  name: 'Candidate',
  definition(t) {
    t.nonNull.id('id');
    t.nonNull.string('name');
    t.nonNull.list.nonNull.field('skills', {
      type: 'Skill',
      resolve: (candidate) =>
        Object.entries<number>(candidate.skills ?? {}).map(([key, level]) => ({
          label: LABELS.get(key) ?? key,
          level,
        })),
    });
    t.string('resume', {
      resolve: async (candidate, _args, { candidateById }) => (await candidateById.load(candidate.id))?.resume ?? null,
    });
    t.nonNull.list.nonNull.field('applications', {
      type: 'Application',
      resolve: (candidate, _args, { applications }) => applications.find({ candidateId: candidate.id }).toArray(),
    });
  },
});
