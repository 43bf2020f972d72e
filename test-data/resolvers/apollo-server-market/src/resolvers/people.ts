import type { Context } from '../context.js';
import type { Person } from '../entities/person.js';
import { Review } from '../entities/review.js';

export default {
  Person: {
    avatar: (person: Person) => (person.avatarKey ? `https://images.example.org/${person.avatarKey}` : null),
    isVerified: (person: Person, _: unknown, { verified }: Context) => verified.load(person.id),
  },
  Review: {
    author: async (review: Review) => review.author?.load(),
    helpful: async (review: Review, _: unknown, { em }: Context) => {
      const votes = await em.getKnex()('helpful_votes').where('review_id', review.id).count({ n: '*' });
      return Number(votes[0].n);
    },
  },
};
