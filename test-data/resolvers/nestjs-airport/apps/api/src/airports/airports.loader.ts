import { Injectable, Scope } from '@nestjs/common';
import DataLoader from 'dataloader';

import type { Airport } from './airport.model';
import { AirportsRepository } from './airports.repository';

@Injectable({ scope: Scope.REQUEST })
export class AirportsLoader {
  constructor(private readonly airports: AirportsRepository) {}

  public readonly byCode = new DataLoader<string, Airport>(async (codes) => {
    const airports = await this.airports.findMany(codes);
    const indexed = new Map(airports.map((airport) => [airport.code, airport]));
    return codes.map((code) => indexed.get(code) ?? new Error(`No airport ${code}`));
  });
}
