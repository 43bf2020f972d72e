import { Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Aircraft } from './aircraft.model';
import { FleetService } from './fleet.service';

@Resolver(() => Aircraft)
export class AircraftResolver {
  constructor(private fleetService: FleetService) {}

  @Query(() => [Aircraft])
  fleet() {
    return this.fleetService.all();
  }

  @ResolveField(() => Int)
  age(@Parent() aircraft: Aircraft): number {
    return new Date().getFullYear() - aircraft.built;
  }

  @ResolveField(() => Date)
  nextCheck(@Parent() aircraft: Aircraft) {
    return this.fleetService.nextCheck(aircraft.tail);
  }
}
