import { builder } from '../builder';

builder.prismaObject('Site', {
  fields: (t) => ({
    name: t.exposeString('name'),
    coordinates: t.string({
      resolve: (site) => `${site.latitude.toFixed(4)}, ${site.longitude.toFixed(4)}`,
    }),
    telescopes: t.relation('telescopes', { query: { orderBy: { name: 'asc' } } }),
  }),
});
