import type   { BuyRefusedResolvers } from './../../types.generated';
    export const BuyRefused: BuyRefusedResolvers = {
    /* Implement BuyRefused resolver logic here */
  };
