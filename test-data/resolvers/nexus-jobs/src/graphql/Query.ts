import { idArg, list, nonNull, nullable, objectType, queryType, stringArg } from 'nexus';

export const Query = queryType({
  definition(t) {
    t.nonNull.list.nonNull.field('jobs', {
      type: 'Job',
      args: { city: nullable(stringArg()) },
      resolve: (_root, { city }, ctx) => ctx.jobs.find(city ? { city } : {}).limit(50).toArray(),
    });

    t.field('job', {
      type: 'Job',
      args: { id: nonNull(idArg()) },
      resolve: (_root, { id }, ctx) => ctx.jobs.findOne({ id }),
    });

    t.field('companies', {
      type: nonNull(list(nonNull('Company'))),
      resolve(_root, _args, { companies }) {
        return companies.find().sort({ name: 1 }).toArray();
      },
    });

    t.nonNull.field('trends', { type: 'Trends', resolve: () => ({ since: Date.now() - 7 * 86_400_000 }) });
  },
});

export const Skill = objectType({
  name: 'Skill',
  definition(t) {
    t.nonNull.string('label');
    t.nonNull.int('level');
  },
});
