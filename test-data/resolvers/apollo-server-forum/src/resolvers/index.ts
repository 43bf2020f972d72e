import { board } from './board.js';
import mutation from './mutation.js';
import { Post } from './post.js';
import query from './query.js';
import * as thread from './thread.js';
import userResolvers from './user.js';

export default {
  ...query,
  ...mutation,
  ...userResolvers,
  Board: board,
  Thread: thread.resolvers,
  Post,
};
