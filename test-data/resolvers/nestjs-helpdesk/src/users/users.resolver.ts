import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { Team } from './team.entity';
import { User } from './user.entity';
import { UsersService } from './users.service';

@Resolver(() => User)
export class UsersResolver {
  constructor(private readonly users: UsersService) {}

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() user: User) {
    return this.users.teamOf(user);
  }

  @ResolveField(() => String)
  displayName(@Parent() user: User) {
    return `${user.givenName} ${user.familyName}`.trim();
  }
}
