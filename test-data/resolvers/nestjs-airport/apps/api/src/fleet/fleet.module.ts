import { HttpModule } from '@nestjs/axios';
import { CacheModule } from '@nestjs/cache-manager';
import { Module } from '@nestjs/common';

import { AircraftResolver } from './aircraft.resolver';
import { FleetService } from './fleet.service';

@Module({
  imports: [CacheModule.register(), HttpModule],
  providers: [FleetService, AircraftResolver],
  exports: [FleetService],
})
export class FleetModule {}
