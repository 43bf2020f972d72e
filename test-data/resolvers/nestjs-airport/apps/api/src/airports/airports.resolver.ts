import { WeatherService } from '@app/weather';
import { forwardRef, Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Flight } from '../flights/models/flight.model';
import { FLIGHTS_PORT, type FlightsPort } from '../flights/flights.port';
import { Airport, Runway } from './airport.model';
import { AirportsRepository } from './airports.repository';

@Resolver(() => Airport)
export class AirportsResolver {
  constructor(
    private readonly airports: AirportsRepository,
    private readonly weather: WeatherService,
    @Inject(forwardRef(() => FLIGHTS_PORT)) private readonly flights: FlightsPort,
  ) {}

  @Query(() => [Airport], { name: 'airports' })
  listAirports() {
    return this.airports.all();
  }

  @ResolveField(() => [Runway])
  runways(@Parent() airport: Airport) {
    return airport.runways;
  }

  @ResolveField(() => String)
  localTime(@Parent() { time_zone: timeZone }: Airport) {
    return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format();
  }

  @ResolveField('metar', () => String, { nullable: true })
  currentWeather(@Parent() airport: Airport) {
    return this.weather.metar(airport.code);
  }

  @ResolveField(() => [Flight])
  async departures(
    @Parent() airport: Airport,
    @Args('limit', { type: () => Int, defaultValue: 10 }) limit: number,
  ): Promise<Flight[]> {
    return this.flights.departuresFrom(airport.code, limit);
  }
}
