import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Airport } from '../airports/airport.model';
import { AirportsLoader } from '../airports/airports.loader';
import { Aircraft } from '../fleet/aircraft.model';
import { FleetService } from '../fleet/fleet.service';
import { CodesharesLoader } from './codeshares.loader';
import { FLIGHTS_PORT, type FlightsPort } from './flights.port';
import { GroundService } from './ground.service';
import { Flight, Gate } from './models/flight.model';
import { GetDelayQuery } from './queries/get-delay.query';

@Resolver(() => Flight)
export class FlightsResolver {
  constructor(
    @Inject(FLIGHTS_PORT) private readonly flights: FlightsPort,
    private readonly queryBus: QueryBus,
    private readonly airports: AirportsLoader,
    private readonly codesharesLoader: CodesharesLoader,
    private readonly fleet: FleetService,
    private readonly ground: GroundService,
  ) {}

  @Query(() => [Flight], { name: 'flights' })
  getFlights(@Args('day') day: string) {
    return this.flights.onDay(day);
  }

  @Query(() => Flight, { name: 'flight', nullable: true })
  getFlight(@Args('number') number: string) {
    return this.flights.byNumber(number);
  }

  @ResolveField('origin', () => Airport)
  getOrigin(@Parent() flight: Flight): Promise<Airport> {
    return this.airports.byCode.load(flight.origin);
  }

  @ResolveField('destination', () => Airport)
  getDestination(@Parent() flight: Flight): Promise<Airport> {
    return this.airports.byCode.load(flight.destination);
  }

  @ResolveField('aircraft', () => Aircraft, { nullable: true })
  getAircraft(@Parent() flight: Flight) {
    return this.fleet.findByTail(flight.tail);
  }

  @ResolveField('gate', () => Gate)
  getGate(@Parent() { number }: Flight) {
    return this.ground.gate(number);
  }

  @ResolveField('delay', () => Int)
  async getDelay(@Parent() flight: Flight) {
    return this.queryBus.execute(new GetDelayQuery(flight.number));
  }

  @ResolveField('passengers', () => Int)
  getPassengers(@Parent() flight: Flight) {
    return this.ground.passengersOf(flight.number);
  }

  @ResolveField('codeshares', () => [Flight])
  getCodeshares(@Parent() flight: Flight) {
    return this.codesharesLoader.load(flight.number);
  }

  @ResolveField('minutes', () => Int)
  getMinutes(@Parent() flight: Flight) {
    return Math.round((flight.arrives_at.getTime() - flight.departs_at.getTime()) / 60_000);
  }

  @ResolveField('status', () => String)
  getStatus(@Parent() { state }: Flight) {
    return state.charAt(0).toUpperCase() + state.slice(1);
  }
}
