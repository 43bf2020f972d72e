import type { Beer, Ingredient } from '@hopyard/db';
import { SuppliersApi } from '@hopyard/suppliers-client';

import medals from './medals.json';
import { BeersProvider } from './beers.provider';

const suppliers = new SuppliersApi();

export const resolvers = {
  Query: {
    beers: (_root: {}, args: { style?: string }, { injector }: GraphQLModules.Context) =>
      injector.get(BeersProvider).all(args.style),
    beer: (_root: {}, args: { id: string }, { injector }: GraphQLModules.Context) =>
      injector.get(BeersProvider).byId(args.id),
  },
  Beer: {
    strength: (beer: Beer) => `${beer.abv.toFixed(1)} % vol`,
    style: (beer: Beer, _args: {}, { injector }: GraphQLModules.Context) => injector.get(BeersProvider).styleOf(beer),
    ingredients: (beer: Beer, _args: {}, context: GraphQLModules.Context) =>
      context.injector.get(BeersProvider).ingredientsOf(beer.id),
    medals: (beer: Beer) => (medals as Record<string, string[]>)[beer.name] ?? [],
    label: ({ labelKey }: Beer, { width }: { width?: number }) =>
      labelKey && `https://labels.hopyard.example/${labelKey}${width ? `@${width}w` : ''}.png`,
    siblings: (beer: Beer, _args: {}, { injector }: GraphQLModules.Context) =>
      injector.get(BeersProvider).siblingsOf(beer),
  },
  Ingredient: {
    supplier: async (ingredient: Ingredient) => {
      const { data } = await suppliers.getSupplier(ingredient.supplierId);
      return data;
    },
  },
};
