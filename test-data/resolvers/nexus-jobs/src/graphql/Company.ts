import { booleanArg, enumType, extendType, objectType } from 'nexus';

export const Size = enumType({ name: 'Size', members: ['SMALL', 'MEDIUM', 'LARGE'] });

export const Company = objectType({
  name: 'Company',
  definition(t) {
    t.nonNull.id('id');
    t.nonNull.string('name');
    t.nonNull.string('logo', {
      args: { dark: booleanArg({ default: false }) },
      resolve: (company, { dark }) => `/logos/${company.id}${dark ? '-dark' : ''}.svg`,
    });
    t.field('size', {
      type: 'Size',
      resolve: ({ staff }) => (staff > 500 ? 'LARGE' : staff > 50 ? 'MEDIUM' : 'SMALL'),
    });
  },
});

export const CompanyJobs = extendType({
  type: 'Company',
  definition(t) {
    t.nonNull.list.nonNull.field('jobs', {
      type: 'Job',
      resolve: (company, _, ctx) => ctx.jobs.find({ companyId: company.id }).toArray(),
    });
    t.nonNull.int('openings', {
      resolve: async (company, _, ctx) => {
        const open = await ctx.jobs.countDocuments({ companyId: company.id, closed: false });
        return open;
      },
    });
  },
});
