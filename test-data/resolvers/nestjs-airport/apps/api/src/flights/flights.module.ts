import { forwardRef, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ClientsModule, Transport } from '@nestjs/microservices';

import { AirportsModule } from '../airports/airports.module';
import { FleetModule } from '../fleet/fleet.module';
import { CodesharesLoader } from './codeshares.loader';
import { KyselyFlightsAdapter } from './flights.adapter';
import { FLIGHTS_PORT } from './flights.port';
import { FlightsResolver } from './flights.resolver';
import { GroundService } from './ground.service';
import { GetDelayHandler } from './queries/get-delay.handler';

@Module({
  imports: [
    CqrsModule,
    FleetModule,
    forwardRef(() => AirportsModule),
    ClientsModule.register([
      {
        name: 'GROUND_PACKAGE',
        transport: Transport.GRPC,
        options: { package: 'tarmac.ground.v1', protoPath: 'proto/ground.proto', url: process.env.GROUND_URL },
      },
    ]),
  ],
  providers: [
    FlightsResolver,
    CodesharesLoader,
    GroundService,
    GetDelayHandler,
    { provide: FLIGHTS_PORT, useClass: KyselyFlightsAdapter },
  ],
  exports: [FLIGHTS_PORT],
})
export class FlightsModule {}
