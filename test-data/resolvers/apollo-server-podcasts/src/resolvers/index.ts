import { chartResolvers } from './chart.js';
import { episodeResolvers } from './episode.js';
import { Listener } from './listener.js';
import { Mutation } from './mutation.js';
import { Query } from './query.js';
import { showResolvers } from './show.js';

export const resolvers = {
  Query,
  Mutation,
  Listener,
  ...showResolvers,
  ...episodeResolvers,
  ...chartResolvers,
};
