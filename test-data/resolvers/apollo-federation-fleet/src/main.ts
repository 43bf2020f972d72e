import { readFileSync } from 'node:fs';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { mergeResolvers } from '@graphql-tools/merge';
import { parse } from 'graphql';

import { createContext, pool } from './context';
import { entityResolvers } from './graph/entities';
import { assetResolvers } from './graph/assets';
import { incidentResolvers } from './graph/incidents';
import { createFleetResolvers } from './graph/fleet';
import { createTrailerResolvers } from './graph/trailer';
import { queryResolvers } from './graph/query';
import { VehicleService } from './services/vehicle-service';

const vehicleService = new VehicleService(pool);

const schema = buildSubgraphSchema({
  typeDefs: parse(readFileSync('schema.graphql', 'utf8')),
  resolvers: mergeResolvers([
    queryResolvers,
    entityResolvers,
    assetResolvers,
    incidentResolvers,
    createFleetResolvers({ pool }),
    createTrailerResolvers({ vehicleService }),
  ]) as any,
});

async function main() {
  const server = new ApolloServer({ schema });
  await startStandaloneServer(server, { context: createContext, listen: { port: 4010 } });
}

void main();
