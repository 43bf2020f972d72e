import type { Flight } from './models/flight.model';

export const FLIGHTS_PORT = Symbol('flights');

export interface FlightsPort {
  onDay(day: string): Promise<Flight[]>;
  byNumber(number: string): Promise<Flight | undefined>;
  departuresFrom(airport: string, limit: number): Promise<Flight[]>;
  operatedAs(numbers: readonly string[]): Promise<Flight[]>;
}
