import { DatabaseModule } from '@app/database';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';

import { AirportsModule } from './airports/airports.module';
import { FleetModule } from './fleet/fleet.module';
import { FlightsModule } from './flights/flights.module';

@Module({
  imports: [
    GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, autoSchemaFile: true }),
    DatabaseModule,
    AirportsModule,
    FleetModule,
    FlightsModule,
  ],
})
export class AppModule {}
