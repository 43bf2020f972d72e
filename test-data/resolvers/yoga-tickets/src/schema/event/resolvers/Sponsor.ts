import type   { SponsorResolvers } from './../../types.generated';
    export const Sponsor: SponsorResolvers = {
    /* Implement Sponsor resolver logic here */
  };
