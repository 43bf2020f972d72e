import { Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Service } from 'typedi';

import { source } from '../data-source';
import { Member } from '../entities/member';

@ObjectType()
export class Gym {
  @Field()
  name: string;

  opened: Date;
}

@Service()
@Resolver(() => Gym)
export class GymResolver {
  @Query(() => Gym)
  gym(): Gym {
    return { name: 'Riverside', opened: new Date('2012-03-01') };
  }

  @FieldResolver(() => Int)
  memberCount() {
    return source.getRepository(Member).count();
  }

  @FieldResolver(() => Int)
  newMembers(@Root() gym: Gym) {
    return source.getRepository(Member).countBy({ joined: gym.opened });
  }
}
