import { promisify } from 'node:util';

import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const definition = loadSync('proto/telemetry.proto', { keepCase: false });
const { fleet } = grpc.loadPackageDefinition(definition) as any;

const stub = new fleet.telemetry.v1.Telemetry(process.env.TELEMETRY_ADDRESS, grpc.credentials.createInsecure());

export const telemetryClient = {
  getLatest: promisify(stub.getLatest.bind(stub)) as (request: { vehicleId: string }) => Promise<any>,
};

export type TelemetryClient = typeof telemetryClient;
