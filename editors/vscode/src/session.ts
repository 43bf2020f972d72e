// The server's life: at most one runs, and starts and stops happen one after another, however fast they are asked for.
// Knows neither VS Code nor the protocol: both are behind `Host`.

import type { Found, Missing } from "./program";

/** What the session needs from outside. */
export interface Host {
  locate(): Found | Missing;
  /** Starts the program; done as soon as the server has answered. A failed start leaves nothing running. */
  launch(program: string): Promise<Server>;
  /** Tells the user. Does not wait for what the user does about it. */
  tellMissing(missing: Missing): void;
  log(line: string): void;
}

/** A server that runs. */
export interface Server {
  stop(): Promise<void>;
}

export class Session {
  private server: Server | undefined;
  private ended = false;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly host: Host) {}

  /** Stops the server that runs, if any, and starts one as the configuration is now. */
  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopServer();
      if (!this.ended) await this.startServer();
    });
  }

  /** Stops the server for good. */
  end(): Promise<void> {
    this.ended = true;
    return this.next(() => this.stopServer());
  }

  private async startServer(): Promise<void> {
    try {
      const located = this.host.locate();
      if (located.kind === "missing") {
        this.host.tellMissing(located);
        return;
      }
      this.host.log(`starting ${located.program}`);
      this.server = await this.host.launch(located.program);
    } catch (error) {
      this.host.log(`the server did not start: ${text(error)}`);
    }
  }

  private async stopServer(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    try {
      await server?.stop();
    } catch (error) {
      this.host.log(`the server did not stop in good order: ${text(error)}`);
    }
  }

  /** A step must not fail: all that come after it would not be taken. */
  private next(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step);
    return this.last;
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
