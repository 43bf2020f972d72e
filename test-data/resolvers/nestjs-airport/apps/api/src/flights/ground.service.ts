import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ClientGrpc } from '@nestjs/microservices';
import DataLoader from 'dataloader';
import { firstValueFrom, type Observable } from 'rxjs';

interface GroundClient {
  getGate(request: { flight: string }): Observable<{ name: string; terminal: string }>;
  countPassengers(request: { flights: string[] }): Observable<{ counts: { flight: string; passengers: number }[] }>;
}

@Injectable()
export class GroundService implements OnModuleInit {
  private ground: GroundClient;

  private readonly passengers = new DataLoader<string, number>(async (flights) => {
    const { counts } = await firstValueFrom(this.ground.countPassengers({ flights: [...flights] }));
    return flights.map((flight) => counts.find((count) => count.flight === flight)?.passengers ?? 0);
  });

  constructor(@Inject('GROUND_PACKAGE') private readonly client: ClientGrpc) {}

  onModuleInit() {
    this.ground = this.client.getService<GroundClient>('GroundService');
  }

  gate(flight: string) {
    return firstValueFrom(this.ground.getGate({ flight }));
  }

  passengersOf(flight: string) {
    return this.passengers.load(flight);
  }
}
