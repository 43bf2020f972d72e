import { MikroORM } from '@mikro-orm/postgresql';

import { Bin, Material } from '../modules/bin/bin.entity.js';
import { Driver, Pickup } from '../modules/pickup/pickup.entity.js';
import { Operator, Point } from '../modules/point/point.entity.js';
import { Truck } from '../modules/truck/truck.entity.js';

export const connect = () =>
  MikroORM.init({
    entities: [Point, Operator, Bin, Material, Pickup, Driver, Truck],
    clientUrl: process.env.DATABASE_URL,
  });
