import 'reflect-metadata';

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { ApolloServerLoaderPlugin } from 'type-graphql-dataloader';
import { Container } from 'typedi';

import { source } from './data-source';
import { createContext } from './context';
import { CourseResolver } from './resolvers/course.resolver';
import { GymResolver } from './resolvers/gym.resolver';
import { MemberResolver } from './resolvers/member.resolver';
import { StudioResolver } from './resolvers/studio.resolver';

async function main() {
  await source.initialize();
  const schema = await buildSchema({
    resolvers: [CourseResolver, GymResolver, MemberResolver, StudioResolver],
    container: Container,
  });
  const server = new ApolloServer({
    schema,
    plugins: [ApolloServerLoaderPlugin({ typeormGetConnection: () => source })],
  });
  await startStandaloneServer(server, { context: async () => createContext() });
}

void main();
