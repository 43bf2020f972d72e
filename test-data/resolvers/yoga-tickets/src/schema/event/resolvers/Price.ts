import type { PriceResolvers } from './../../types.generated';

const format = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

export const Price: PriceResolvers = {
  label: ({ category, cents }) => `${category}: ${format.format(cents / 100)}`,
};
