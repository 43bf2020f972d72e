import { Inject, Injectable, Scope } from '@nestjs/common';
import * as DataLoader from 'dataloader';

import { FLIGHTS_PORT, type FlightsPort } from './flights.port';
import type { Flight } from './models/flight.model';

@Injectable({ scope: Scope.REQUEST })
export class CodesharesLoader extends DataLoader<string, Flight[]> {
  constructor(@Inject(FLIGHTS_PORT) flights: FlightsPort) {
    super(async (numbers) => {
      const shared = await flights.operatedAs(numbers);
      return numbers.map((number) => shared.filter((flight) => flight.operating_number === number));
    });
  }
}
