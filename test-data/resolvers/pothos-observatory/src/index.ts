import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { makeContext } from './graphql/context';
import schema from './graphql/schema';

async function main() {
  const server = new ApolloServer({ schema });
  const { url } = await startStandaloneServer(server, { context: makeContext });
  console.log(url);
}

main();
