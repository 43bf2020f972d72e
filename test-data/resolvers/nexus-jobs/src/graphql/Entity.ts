import { interfaceType } from 'nexus';

export const Entity = interfaceType({
  name: 'Entity',
  resolveType: () => 'Job',
  definition(t) {
    t.nonNull.id('id');
    t.nonNull.string('permalink', {
      resolve: (entity) => `https://jobs.example.org/p/${entity.id}`,
    });
  },
});
