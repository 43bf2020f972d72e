import assert from "node:assert/strict";
import { test } from "node:test";

import { Session } from "../src/session";
import type { Host } from "../src/session";

/** A host that writes down what happens, in order. Each step takes a turn of the event loop. */
function scene(change: Partial<Host> = {}): { session: Session; happened: string[] } {
  const happened: string[] = [];
  let servers = 0;
  const host: Host = {
    locate: () => ({ kind: "found", program: "/w" }),
    async launch() {
      const number = ++servers;
      happened.push(`start ${number}`);
      await turn();
      happened.push(`ready ${number}`);
      return {
        async stop() {
          happened.push(`stop ${number}`);
          await turn();
          happened.push(`gone ${number}`);
        },
      };
    },
    tellMissing: (missing) => happened.push(`missing ${missing.setting}`),
    log: (line) => happened.push(line),
    ...change,
  };
  return { session: new Session(host), happened };
}

const turn = () => new Promise((done) => setImmediate(done));

test("restarts that overlap never have two servers at once", async () => {
  const { session, happened } = scene();
  await Promise.all([session.restart(), session.restart()]);
  await session.end();
  assert.deepEqual(happened, [
    ...["starting /w", "start 1", "ready 1", "stop 1", "gone 1"],
    ...["starting /w", "start 2", "ready 2", "stop 2", "gone 2"],
  ]);
});

test("an end during a start leaves no server", async () => {
  const { session, happened } = scene();
  const started = session.restart();
  while (!happened.includes("start 1")) await Promise.resolve();
  await session.end();
  await started;
  assert.deepEqual(happened, ["starting /w", "start 1", "ready 1", "stop 1", "gone 1"]);
});

test("nothing starts after the end", async () => {
  const { session, happened } = scene();
  await session.end();
  await session.restart();
  assert.deepEqual(happened, []);
});

test("a missing program is told once for each start", async () => {
  const { session, happened } = scene({ locate: () => ({ kind: "missing", setting: "w" }) });
  await session.restart();
  await session.restart();
  assert.deepEqual(happened, ["missing w", "missing w"]);
});

test("after a start that fails, the next one is tried", async () => {
  const { session, happened } = scene({ launch: () => Promise.reject(new Error("no such flag")) });
  await session.restart();
  await session.restart();
  const once = ["starting /w", "the server did not start: no such flag"];
  assert.deepEqual(happened, [...once, ...once]);
});

test("a server that does not stop does not keep the next one from starting", async () => {
  const { session, happened } = scene({
    launch: () => Promise.resolve({ stop: () => Promise.reject(new Error("timeout")) }),
  });
  await session.restart();
  await session.restart();
  assert.deepEqual(happened, [
    "starting /w",
    "the server did not stop in good order: timeout",
    "starting /w",
  ]);
});
