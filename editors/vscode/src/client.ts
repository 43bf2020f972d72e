// The client of the protocol, with an end to every start: what fails is told to the caller, and nothing goes on unseen.

import type { OutputChannel } from "vscode";
import { CloseAction, LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import type { ErrorHandler } from "vscode-languageclient/node";

import { serverArguments } from "./program";
import { documentSelector } from "./selector";
import type { Server } from "./session";

/** Starts the program as a server; done as soon as it has answered. */
export async function launch(program: string, output: OutputChannel): Promise<Server> {
  let starting: Promise<void> | undefined;
  let answered = false;

  const errorHandler: ErrorHandler = {
    error: (error, message, count) => usual.error(error, message, count),
    async closed() {
      // A server that worked is started again, a few times; one that never answered would not answer then either.
      if (answered) return usual.closed();
      // The client forgets that it is starting once it hears of the end: it has to fail first.
      await starting?.catch(() => {});
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };

  // The client reads `wirelint.trace.server` itself, by its id. Files on disk are watched as the server asks for it.
  const client = new Client(
    "wirelint",
    "wirelint",
    { command: program, args: serverArguments },
    {
      documentSelector,
      errorHandler,
      initializationFailedHandler: () => false,
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  const usual = client.createDefaultErrorHandler();
  starting = client.start();
  await starting;
  answered = true;

  return {
    async stop() {
      // It may have crashed and be on its way up again.
      if (client.state === State.Starting) await client.start().catch(() => {});
      await client.stop();
    },
  };
}

class Client extends LanguageClient {
  /** The base class fails where nothing runs; and it calls this after a failed start, without a look at the result. */
  override async stop(timeout?: number): Promise<void> {
    if (this.isRunning()) await super.stop(timeout);
  }
}
