// The bundle, as it is packaged, in a stand-in for VS Code. Where the variable `WIRELINT` names the program, also with
// the real server.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { Editor, Range, Uri } from "./editor";
import type { CodeAction, Diagnostic, Document } from "./editor";

const bundle = resolve(__dirname, "../extension.js");
const program = process.env["WIRELINT"];
const real = { skip: program ? false : "WIRELINT is not set to the program" };

let folder: string;
let editor: Editor;
let extension: { activate(context: object): Promise<void>; deactivate(): Promise<void> };

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "wirelint-")));
  mkdirSync(join(folder, ".git"));
  editor = new Editor([folder]);
  extension = editor.load(bundle);
});

afterEach(async () => {
  await extension.deactivate();
  rmSync(folder, { recursive: true, force: true });
});

async function activate(path: string): Promise<void> {
  editor.settings.set("wirelint.path", path);
  await extension.activate({ subscriptions: [] });
}

/** Waits until `condition` gives something. */
async function until<T>(what: string, condition: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = condition();
    if (value) return value;
    assert.ok(Date.now() < end, `${what}, within 10 seconds\n${editor.output.join("\n")}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

const codeOf = ({ code }: Diagnostic) => (typeof code === "object" ? code.value : code);
const rules = (document: Document) => editor.diagnostics(document).map(codeOf).sort();

test("a missing program is one message, with what can be done about it", async () => {
  await activate("./no/wirelint");
  const missing = join(folder, "no/wirelint");
  assert.deepEqual(editor.errors, [
    {
      message: `wirelint: \`wirelint.path\` leads to \`${missing}\`, and no program is there.`,
      actions: ["Open Settings", "How to Install", "Try Again"],
    },
  ]);
});

test("the message's actions do what they say", async () => {
  editor.choose = "Open Settings";
  await activate("./no/wirelint");
  await until("the settings open", () => editor.executed.length === 1);
  editor.choose = "How to Install";
  await editor.commands.get("wirelint.restart")?.();
  await until("the page opens", () => editor.executed.length === 2);
  assert.deepEqual(editor.executed, [
    ["workbench.action.openSettings", "wirelint.path"],
    ["open", "https://github.com/wirelint/wirelint#use-it"],
  ]);
});

test("a new path is tried at once, another setting is not a reason to", async () => {
  await activate("./no/wirelint");
  editor.configure("wirelint.path", "./neither/wirelint");
  await until("a second message", () => editor.errors.length === 2);
  editor.configure("wirelint.trace.server", "off");
  await editor.commands.get("wirelint.restart")?.();
  assert.equal(editor.errors.length, 3);
});

test("a program that is no server does not break the editor", async () => {
  await activate(process.execPath);
  assert.ok(editor.output.some((it) => it.startsWith("the server did not start: ")));
  assert.deepEqual(editor.errors, [
    { message: "wirelint client: couldn't create connection to server.", actions: ["Go to output"] },
  ]);
});

const contract = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: getPet
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema:
                $ref: './schemas.yaml#/Pet'
`;
const schemas = `Pet:
  type: object
  description: A friend.
`;

function openContract(text = contract): Document {
  writeFileSync(join(folder, "openapi.yaml"), text);
  writeFileSync(join(folder, "schemas.yaml"), schemas);
  return editor.open(Uri.file(join(folder, "openapi.yaml")), "yaml", text);
}

/** The place in the middle of `text`. */
function inside(document: Document, text: string) {
  return document.positionAt(document.getText().indexOf(text) + Math.floor(text.length / 2));
}

test("server: a finding comes and goes with the text, and is there once", real, async () => {
  const document = openContract();
  await activate(program ?? "");
  editor.replace(document, "#/Pet'", "#/Pett'");
  await until("a finding", () => rules(document).length > 0);
  // A server that both publishes and is asked would show each finding twice.
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(rules(document), ["openapi/unresolved-reference"]);
  const [found] = editor.diagnostics(document);
  assert.deepEqual(found?.range.start.line, 12);
  assert.equal(found?.source, "wirelint");
  editor.replace(document, "#/Pett'", "#/Pet'");
  await until("no finding", () => rules(document).length === 0);
});

/** The code actions at the first place of `text`, where a finding is. */
async function actionsAt(document: Document, text: string): Promise<CodeAction[]> {
  const diagnostics = await until("a finding", () => {
    const found = editor.diagnostics(document);
    return found.length > 0 && found;
  });
  const at = inside(document, text);
  return editor.ask("CodeActions", document, new Range(at, at), { diagnostics, only: undefined, triggerKind: 1 });
}

const titles = (actions: CodeAction[]) => actions.map((it) => it.title).join(", ");

test("server: a quick fix repairs the reference", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await activate(program ?? "");
  const actions = await actionsAt(document, "#/Pett");
  const fix = actions.find((it) => it.title.includes("`Pet`"));
  assert.ok(fix?.edit, `a fix among: ${titles(actions)}`);
  assert.equal(fix.kind?.value, "quickfix");
  editor.apply(fix.edit);
  assert.equal(document.getText(), contract);
  await until("no finding", () => rules(document).length === 0);
});

test("server: a finding can be silenced where it stands", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await activate(program ?? "");
  const actions = await actionsAt(document, "#/Pett");
  const silence = actions.find((it) => it.title.toLowerCase().includes("ignore"));
  assert.ok(silence?.edit, `"ignore" among: ${titles(actions)}`);
  editor.apply(silence.edit);
  assert.match(document.getText(), /wirelint-ignore openapi\/unresolved-reference/);
  await until("no finding", () => rules(document).length === 0);
});

test("server: the page of a finding's rule opens in the browser", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await activate(program ?? "");
  const actions = await actionsAt(document, "#/Pett");
  const { command } = actions.find((it) => it.command) ?? {};
  assert.ok(command, `a command among: ${titles(actions)}`);
  await editor.commands.get(command.command)?.(...command.arguments);
  await until("the page", () => editor.executed.length > 0);
  assert.match(String(editor.executed[0]), /^open,https:.*\/openapi\/unresolved-reference$/);
});

test("server: hover and definition follow a reference into another file", real, async () => {
  const document = openContract();
  await activate(program ?? "");
  const at = inside(document, "#/Pet");
  const [hover] = await editor.ask("Hover", document, at);
  assert.match(JSON.stringify(hover), /A friend\./);
  const [definition] = await editor.ask("Definition", document, at);
  const target: Uri = definition.targetUri ?? definition.uri;
  assert.equal(target.fsPath, join(folder, "schemas.yaml"));
});

/** Writes a file as another program does, and tells the watchers. */
function writeBehind(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  for (const { changed } of editor.watchers) changed.fire(Uri.file(join(folder, name)));
}

test("server: a file that changes on disk is read again", real, async () => {
  const document = openContract();
  await activate(program ?? "");
  await until("watchers", () => editor.watchers.length > 0);
  writeBehind("schemas.yaml", schemas.replace("Pet", "Dog"));
  await until("a finding", () => rules(document).includes("openapi/unresolved-reference"));
});

test("server: the configuration is, too", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await activate(program ?? "");
  await until("a finding", () => rules(document).length > 0);
  await until("watchers", () => editor.watchers.length > 0);
  writeBehind("wirelint.yaml", "rules: { openapi/unresolved-reference: off }\n");
  await until("no finding", () => rules(document).length === 0);
});

test("server: a document that is not saved anywhere has findings", real, async () => {
  await activate(program ?? "");
  const text = contract.replace("./schemas.yaml#/Pet", "#/components/schemas/Pet");
  const document = editor.open(Uri.parse("untitled:Untitled-1"), "yaml", text);
  await until("a finding", () => rules(document).includes("openapi/unresolved-reference"));
});

test("server: other languages are left alone", real, async () => {
  await activate(program ?? "");
  const document = editor.open(Uri.file(join(folder, "a.md")), "markdown", contract);
  const contracts = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await until("a finding", () => rules(contracts).length > 0);
  assert.deepEqual(rules(document), []);
});

test("server: one that is killed is started again", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  const script = join(folder, "server");
  writeFileSync(script, '#!/bin/sh\necho $$ >"$0.pid"\nexec "$WIRELINT" "$@"\n', { mode: 0o755 });
  await activate(script);
  await until("a finding", () => rules(document).length > 0);
  const first = Number(readFileSync(`${script}.pid`, "utf8"));
  process.kill(first, "SIGKILL");
  await until("another server", () => Number(readFileSync(`${script}.pid`, "utf8")) !== first);
  editor.replace(document, "#/Pett'", "#/Pet'");
  await until("no finding", () => rules(document).length === 0);
  editor.replace(document, "#/Pet'", "#/Dog'");
  await until("a finding", () => rules(document).length > 0);
});

test("server: an unsaved change counts for the file that refers to it", real, async () => {
  const document = openContract();
  const other = editor.open(Uri.file(join(folder, "schemas.yaml")), "yaml", schemas);
  await activate(program ?? "");
  editor.replace(other, "Pet", "Dog");
  await until("a finding", () => rules(document).includes("openapi/unresolved-reference"));
  editor.replace(other, "Dog", "Pet");
  await until("no finding", () => rules(document).length === 0);
});

test("server: a restart gives the same findings, and no old ones", real, async () => {
  const document = openContract(contract.replace("#/Pet'", "#/Pett'"));
  await activate(program ?? "");
  await until("a finding", () => rules(document).length > 0);
  await editor.commands.get("wirelint.restart")?.();
  await until("a finding", () => rules(document).length > 0);
  assert.deepEqual(rules(document), ["openapi/unresolved-reference"]);
  await extension.deactivate();
  assert.deepEqual(rules(document), []);
});
