// Bundles the extension into one file, or, with `--tests`, the tests and the extension that they load.

import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const shared = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20", // what VS Code 1.91 runs extensions on
  external: ["vscode"], // VS Code provides it
  logLevel: "warning",
};

rmSync("dist", { recursive: true, force: true });
await build({ ...shared, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", minify: true });

if (process.argv.includes("--tests")) {
  const tests = readdirSync("test").filter((it) => it.endsWith(".test.ts"));
  await build({
    ...shared,
    entryPoints: tests.map((it) => `test/${it}`),
    outdir: "dist/test",
    sourcemap: "inline",
  });
}
