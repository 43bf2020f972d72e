// What `package.json` promises to VS Code and what the code does are the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

import { defaultProgram } from "../src/program";
import { contracts, documentSelector, languages } from "../src/selector";

const root = resolve(__dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const code = ["extension", "client"].map((it) => readFileSync(join(root, `src/${it}.ts`), "utf8")).join("\n");

test("each language of contracts starts the extension, code only where there is GraphQL", () => {
  const [...events] = manifest.activationEvents;
  assert.equal(events.pop(), "workspaceContains:**/{*.graphql,*.graphqls,*.gql,.graphqlrc*,graphql.config.*}");
  assert.deepEqual(events, contracts.map((it) => `onLanguage:${it}`));
  assert.deepEqual(languages.slice(0, contracts.length), contracts);
});

test("saved and unsaved documents of each language go to the server, others do not", () => {
  const pairs = documentSelector.map((it) => `${it.scheme} ${it.language}`);
  assert.deepEqual(pairs, [
    ...["file yaml", "untitled yaml", "file json", "untitled json", "file jsonc", "untitled jsonc"],
    ...["file graphql", "untitled graphql", "file proto", "untitled proto", "file proto3", "untitled proto3"],
    ...["file typescript", "untitled typescript", "file typescriptreact", "untitled typescriptreact"],
    ...["file javascript", "untitled javascript", "file javascriptreact", "untitled javascriptreact"],
    ...["file python", "untitled python", "file java", "untitled java"],
    ...["file ruby", "untitled ruby"],
  ]);
});

test("a language that VS Code does not know by itself is declared", () => {
  const declared: { id: string; extensions: string[] }[] = manifest.contributes.languages;
  assert.deepEqual(declared.map((it) => it.id), ["graphql"]);
  assert.deepEqual(declared[0]?.extensions, [".graphql", ".graphqls", ".gql"]);
});

test("the settings are declared, and their defaults are the code's", () => {
  const properties = manifest.contributes.configuration.properties;
  assert.deepEqual(Object.keys(properties), ["wirelint.path", "wirelint.trace.server"]);
  assert.equal(properties["wirelint.path"].default, defaultProgram);
});

test("a folder that is not trusted cannot name the program", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["wirelint.path"]);
});

test("each command that is declared exists", () => {
  for (const { command } of manifest.contributes.commands) {
    assert.ok(code.includes(`registerCommand("${command}"`), command);
  }
});

test("the types of VS Code are those of the oldest version that is supported", () => {
  assert.equal(`^${manifest.devDependencies["@types/vscode"]}`, manifest.engines.vscode);
});
