import * as Depot from './depot';
import * as Driver from './driver';
import * as Trip from './trip';
import { Vehicle } from './vehicle';

export const entityResolvers = { Depot, Driver, Trip, Vehicle };
