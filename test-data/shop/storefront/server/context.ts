import type { IncomingMessage } from "node:http";
import { db } from "./database.js";
import { loadersOf } from "./loaders.js";
import { Catalogue } from "./services/catalogue.js";
import { Orders } from "./services/orders.js";
import { Payments } from "./services/payments.js";
import { signedIn } from "./session.js";

/** What every resolver of one operation shares. */
export function contextOf(req: IncomingMessage) {
  return {
    db,
    loaders: loadersOf(db),
    catalogue: new Catalogue(),
    orders: new Orders(),
    payments: new Payments(),
    accountId: signedIn(req.headers.cookie),
  };
}

export type Context = ReturnType<typeof contextOf>;
