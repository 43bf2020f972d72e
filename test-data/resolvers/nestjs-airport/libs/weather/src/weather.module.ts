import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';

import { WeatherService } from './weather.service';

@Module({
  imports: [HttpModule.register({ baseURL: process.env.METAR_URL, timeout: 3000 })],
  providers: [WeatherService],
  exports: [WeatherService],
})
export class WeatherModule {}
