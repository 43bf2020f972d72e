import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { contextOf, type Context } from "./context.js";
import { refreshFeed } from "./feed.js";
import { resolvers } from "./resolvers/index.js";

const FILES = ["schema", "orders", "products"];
const typeDefs = FILES.map((name) => readFileSync(`schema/${name}.graphql`, "utf8"));

const server = new ApolloServer<Context>({ typeDefs, resolvers });

setInterval(refreshFeed, 60_000);
await startStandaloneServer(server, {
  listen: { port: 4000 },
  context: async ({ req }) => contextOf(req),
});
