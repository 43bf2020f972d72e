export interface FlightTable {
  number: string;
  origin: string;
  destination: string;
  tail: string;
  departs_at: Date;
  arrives_at: Date;
  state: 'scheduled' | 'airborne' | 'landed' | 'cancelled';
  operating_number: string | null;
}

export interface AirportTable {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
  time_zone: string;
}

export interface RunwayTable {
  airport: string;
  name: string;
  metres: number;
}

export interface AircraftTable {
  tail: string;
  type: string;
  built: number;
}

export interface DelayTable {
  flight: string;
  minutes: number;
  reported_at: Date;
}

export interface Tables {
  flights: FlightTable;
  airports: AirportTable;
  runways: RunwayTable;
  aircraft: AircraftTable;
  delays: DelayTable;
}
