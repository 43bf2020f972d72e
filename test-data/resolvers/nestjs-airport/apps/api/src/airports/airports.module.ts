import { WeatherModule } from '@app/weather';
import { forwardRef, Module } from '@nestjs/common';

import { FlightsModule } from '../flights/flights.module';
import { AirportsLoader } from './airports.loader';
import { AirportsRepository } from './airports.repository';
import { AirportsResolver } from './airports.resolver';

@Module({
  imports: [WeatherModule, forwardRef(() => FlightsModule)],
  providers: [AirportsLoader, AirportsRepository, AirportsResolver],
  exports: [AirportsLoader],
})
export class AirportsModule {}
