// What VS Code calls, and all that is said to it: the settings, the command, the message where the server is missing.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { commands, Uri, window, workspace, env } from "vscode";
import type { ExtensionContext, OutputChannel } from "vscode";

import { launch } from "./client";
import { defaultProgram, describeMissing, locate } from "./program";
import type { Machine, Missing } from "./program";
import { Session } from "./session";
import type { Host } from "./session";

const installation = "https://github.com/wirelint/wirelint#use-it";

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("wirelint");
  const current = new Session(hostOf(output));
  session = current;
  context.subscriptions.push(
    output,
    commands.registerCommand("wirelint.restart", () => current.restart()),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("wirelint.path")) await current.restart();
    }),
  );
  await current.restart();
}

export async function deactivate(): Promise<void> {
  await session?.end();
  session = undefined;
}

function hostOf(output: OutputChannel): Host {
  return {
    locate: () => locate(workspace.getConfiguration("wirelint").get("path", defaultProgram), machine()),
    launch: (program) => launch(program, output),
    tellMissing: (missing) => void tellMissing(missing),
    log: (line) => output.appendLine(line),
  };
}

async function tellMissing(missing: Missing): Promise<void> {
  const settings = "Open Settings";
  const install = "How to Install";
  const again = "Try Again";
  const chosen = await window.showErrorMessage(`wirelint: ${describeMissing(missing)}`, settings, install, again);
  if (chosen === settings) await commands.executeCommand("workbench.action.openSettings", "wirelint.path");
  if (chosen === install) await env.openExternal(Uri.parse(installation));
  if (chosen === again) await session?.restart();
}

function machine(): Machine {
  return {
    folders: (workspace.workspaceFolders ?? []).map((it) => it.uri.fsPath),
    home: homedir(),
    searchPath: process.env["PATH"] ?? "",
    platform: process.platform,
    isProgram(file) {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    },
  };
}
