import type { QueryResolvers } from './../../../types.generated';

export const event: NonNullable<QueryResolvers['event']> = async (_parent, { id }, { loaders }) =>
  loaders.event.load(id);
