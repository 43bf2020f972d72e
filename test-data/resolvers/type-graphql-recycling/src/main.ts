import 'reflect-metadata';

import { createServer } from 'node:http';

import { MikroORM } from '@mikro-orm/postgresql';
import { createYoga } from 'graphql-yoga';
import { container as root, type DependencyContainer } from 'tsyringe';
import { buildSchema, type ResolverData } from 'type-graphql';

import type { Context } from './common/context.js';
import { connect } from './common/orm.js';
import { BinResolver } from './modules/bin/bin.resolver.js';
import { FleetResolver } from './modules/truck/fleet.resolver.js';
import { PickupResolver } from './modules/pickup/pickup.resolver.js';
import { PointResolver } from './modules/point/point.resolver.js';
import { pointLoaders } from './modules/point/point.loaders.js';

const orm = await connect();
root.registerInstance(MikroORM, orm);

const schema = await buildSchema({
  resolvers: [PointResolver, BinResolver, PickupResolver, FleetResolver],
  container: ({ context }: ResolverData<Context>) => ({
    get: (cls: any) => context.container.resolve(cls),
  }),
});

const yoga = createYoga({
  schema,
  context: (): Context => {
    const em = orm.em.fork();
    const container: DependencyContainer = root.createChildContainer();
    container.registerInstance('em', em);
    return { em, container, loaders: pointLoaders(em) };
  },
});

createServer(yoga).listen(4000);
