import assert from "node:assert/strict";
import { test } from "node:test";

import { describeMissing, locate } from "../src/program";
import type { Machine } from "../src/program";

/** A machine on which these programs exist. */
function machine(programs: string[], other: Partial<Machine> = {}): Machine {
  return {
    folders: ["/shop", "/other"],
    home: "/people/ann",
    searchPath: "/usr/local/bin:/usr/bin",
    platform: "linux",
    isProgram: (file) => programs.includes(file),
    ...other,
  };
}

/** The path of the program, or what is tried in vain. */
function located(setting: string, on: Machine): string {
  const answer = locate(setting, on);
  return answer.kind === "found" ? answer.program : `missing: ${answer.tried ?? answer.setting}`;
}

test("a bare name is looked up in PATH, first folder first", () => {
  assert.equal(located("wirelint", machine(["/usr/bin/wirelint"])), "/usr/bin/wirelint");
  assert.equal(
    located("wirelint", machine(["/usr/bin/wirelint", "/usr/local/bin/wirelint"])),
    "/usr/local/bin/wirelint",
  );
});

test("a bare name is never taken from the workspace or the current folder", () => {
  const searchPath = "::.:bin:/usr/bin";
  assert.equal(located("wirelint", machine(["/shop/wirelint", "wirelint"], { searchPath })), "missing: wirelint");
});

test("an empty setting is the default", () => {
  assert.equal(located("", machine(["/usr/bin/wirelint"])), "/usr/bin/wirelint");
  assert.equal(located("  ", machine(["/usr/bin/wirelint"])), "/usr/bin/wirelint");
});

test("an absolute path is taken as it is, spaces and all", () => {
  assert.equal(located("/opt/my tools/wirelint", machine(["/opt/my tools/wirelint"])), "/opt/my tools/wirelint");
});

test("a relative path starts from the first folder", () => {
  assert.equal(located("./bin/wirelint", machine(["/shop/bin/wirelint"])), "/shop/bin/wirelint");
  assert.equal(located("../wirelint", machine(["/wirelint"])), "/wirelint");
});

test("without a folder, a relative path starts from home", () => {
  const alone = machine(["/people/ann/bin/wirelint"], { folders: [] });
  assert.equal(located("bin/wirelint", alone), "/people/ann/bin/wirelint");
});

test("~ and ${workspaceFolder} are replaced", () => {
  assert.equal(located("~/bin/wirelint", machine(["/people/ann/bin/wirelint"])), "/people/ann/bin/wirelint");
  assert.equal(located("${workspaceFolder}/w", machine(["/shop/w"])), "/shop/w");
  assert.equal(located("/a~/w", machine(["/a~/w"])), "/a~/w");
});

test("a replacement is text, whatever it contains", () => {
  const odd = machine(["/a$&b/w"], { folders: ["/a$&b"] });
  assert.equal(located("${workspaceFolder}/w", odd), "/a$&b/w");
});

test("Windows: the ending .exe is added, the separators are its own", () => {
  const windows: Partial<Machine> = {
    platform: "win32",
    folders: ["C:\\shop"],
    home: "C:\\people\\ann",
    searchPath: "C:\\tools;D:\\bin",
  };
  assert.equal(located("wirelint", machine(["D:\\bin\\wirelint.exe"], windows)), "D:\\bin\\wirelint.exe");
  assert.equal(located("wirelint.exe", machine(["C:\\tools\\wirelint.exe"], windows)), "C:\\tools\\wirelint.exe");
  assert.equal(located("bin/w", machine(["C:\\shop\\bin\\w.exe"], windows)), "C:\\shop\\bin\\w.exe");
  assert.equal(located("~\\w", machine(["C:\\people\\ann\\w.exe"], windows)), "C:\\people\\ann\\w.exe");
});

test("what is missing is told as it was asked for", () => {
  const name = locate("wirelint", machine([]));
  const path = locate("./bin/wirelint", machine([]));
  assert.ok(name.kind === "missing" && path.kind === "missing");
  assert.equal(
    describeMissing(name),
    "`wirelint` is in no folder of PATH. Install it, or say in `wirelint.path` where it is.",
  );
  assert.equal(describeMissing(path), "`wirelint.path` leads to `/shop/bin/wirelint`, and no program is there.");
});
