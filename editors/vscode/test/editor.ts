// As much of VS Code as the extension and its client need in order to run without it: documents, settings, messages,
// commands, providers and diagnostics. It draws nothing. Not a model of VS Code's behaviour beyond that.

import Module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position | number, end: Position | number, endLine?: number, endCharacter?: number) {
    this.start = typeof start === "number" ? new Position(start, end as number) : start;
    this.end = typeof end === "number" ? new Position(endLine ?? 0, endCharacter ?? 0) : end;
  }
}

export class Uri {
  private constructor(private readonly text: string) {}

  static file = (path: string) => new Uri(pathToFileURL(path).href);
  static parse = (text: string) => new Uri(text);

  get scheme(): string {
    return this.text.slice(0, this.text.indexOf(":"));
  }
  get fsPath(): string {
    return this.scheme === "file" ? fileURLToPath(this.text) : this.text.slice(this.scheme.length + 1);
  }
  toString(): string {
    return this.text;
  }
}

export class Document {
  version = 1;
  isClosed = false;

  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    private text: string,
  ) {}

  get fileName(): string {
    return this.uri.fsPath;
  }
  getText(): string {
    return this.text;
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split("\n");
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }
  offsetAt({ line, character }: Position): number {
    const before = this.text.split("\n").slice(0, line);
    return before.reduce((sum, it) => sum + it.length + 1, character);
  }
  set(text: string): void {
    this.text = text;
    this.version++;
  }
}

class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event = (listener: (value: T) => unknown, self?: unknown, disposables?: Disposable[]) => {
    const bound = listener.bind(self);
    this.listeners.add(bound);
    const disposable = new Disposable(() => this.listeners.delete(bound));
    disposables?.push(disposable);
    return disposable;
  };
  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

class Disposable {
  static from = (...all: Disposable[]) => new Disposable(() => all.forEach((it) => it.dispose()));

  constructor(private readonly action: () => unknown) {}

  dispose(): void {
    this.action();
  }
}

class CancellationTokenSource {
  private readonly emitter = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.emitter.fire();
  }
  dispose(): void {
    this.emitter.dispose();
  }
}

export class Diagnostic {
  severity = 0;
  source: string | undefined;
  code: string | number | { value: string | number; target: Uri } | undefined;

  constructor(
    readonly range: Range,
    readonly message: string,
  ) {}
}

export class TextEdit {
  constructor(
    readonly range: Range,
    readonly newText: string,
  ) {}
}

export class WorkspaceEdit {
  readonly edits = new Map<string, TextEdit[]>();

  set(uri: Uri, edits: (TextEdit | [TextEdit, unknown])[]): void {
    const plain = edits.map((it) => (Array.isArray(it) ? it[0] : it));
    this.edits.set(uri.toString(), [...(this.edits.get(uri.toString()) ?? []), ...plain]);
  }
  replace(uri: Uri, range: Range, newText: string): void {
    this.set(uri, [new TextEdit(range, newText)]);
  }
}

export class CodeActionKind {
  static readonly Empty = new CodeActionKind("");
  static readonly QuickFix = new CodeActionKind("quickfix");

  constructor(readonly value: string) {}

  append(part: string): CodeActionKind {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}

export class CodeAction {
  edit: WorkspaceEdit | undefined;
  command: { command: string; arguments: unknown[] } | undefined;

  constructor(
    readonly title: string,
    readonly kind?: CodeActionKind,
  ) {}
}

class Location {
  constructor(
    readonly uri: Uri,
    readonly range: Range,
  ) {}
}

/** What a test looks at only as a whole. */
class Other {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }
}

class TabInputText {
  constructor(readonly uri: Uri) {}
}

interface Filter {
  readonly language?: string;
  readonly scheme?: string;
}

/** What is passed on when a watched file changes on disk. */
interface Watcher {
  readonly pattern: string;
  readonly changed: EventEmitter<Uri>;
}

export class Editor {
  readonly settings = new Map<string, unknown>();
  /** What the output channel got. */
  readonly output: string[] = [];
  /** The errors shown, and the actions offered with them. */
  readonly errors: { message: string; actions: string[] }[] = [];
  /** The commands of VS Code that were executed. */
  readonly executed: unknown[][] = [];
  readonly commands = new Map<string, (...values: unknown[]) => unknown>();
  readonly watchers: Watcher[] = [];
  /** Which action the user chooses when an error offers some. */
  choose: string | undefined;

  private readonly documents: Document[] = [];
  private readonly collections = new Set<Map<string, Diagnostic[]>>();
  private readonly providers = new Map<string, any[]>();
  private readonly configured = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
  private readonly opened = new EventEmitter<Document>();
  private readonly changed = new EventEmitter<object>();
  private readonly closed = new EventEmitter<Document>();
  private readonly tabs = new EventEmitter<{ opened: object[]; closed: object[]; changed: object[] }>();

  constructor(private readonly folders: string[]) {}

  /** Makes `require("vscode")` this editor, then loads the extension from `file`. */
  load(file: string): any {
    const module = this.module();
    const loader = Module as unknown as { _load(name: string, ...more: unknown[]): unknown };
    const original = loader._load;
    loader._load = (name, ...more) => (name === "vscode" ? module : original(name, ...more));
    try {
      delete require.cache[require.resolve(file)];
      return require(file);
    } finally {
      loader._load = original;
    }
  }

  open(uri: Uri, languageId: string, text: string): Document {
    const document = new Document(uri, languageId, text);
    this.documents.push(document);
    this.opened.fire(document);
    this.tabs.fire({ opened: [document], closed: [], changed: [] });
    return document;
  }

  /** Replaces the one place where `old` stands, as typing does. */
  replace(document: Document, old: string, text: string): void {
    const at = document.getText().indexOf(old);
    if (at < 0) throw new Error(`${old} is not in ${document.fileName}`);
    this.change(document, new Range(document.positionAt(at), document.positionAt(at + old.length)), text);
  }

  /** Makes the edits of open documents, the last one in the text first. */
  apply(edit: WorkspaceEdit): void {
    for (const [uri, edits] of edit.edits) {
      const document = this.documents.find((it) => it.uri.toString() === uri);
      if (!document) throw new Error(`${uri} is not open`);
      const at = (it: TextEdit) => document.offsetAt(it.range.start);
      for (const { range, newText } of [...edits].sort((a, b) => at(b) - at(a))) this.change(document, range, newText);
    }
  }

  /** What is shown at a document, from all collections. */
  diagnostics(document: Document): Diagnostic[] {
    return [...this.collections].flatMap((it) => it.get(document.uri.toString()) ?? []);
  }

  configure(name: string, value: unknown): void {
    this.settings.set(name, value);
    this.configured.fire({ affectsConfiguration: (section) => name.startsWith(section) });
  }

  /** Asks all providers of a kind, `"Hover"` for example, and puts their answers into one list. */
  async ask(kind: string, ...values: unknown[]): Promise<any[]> {
    const { token } = new CancellationTokenSource();
    const answers = [];
    for (const provider of this.providers.get(kind) ?? []) {
      const method = kind === "CodeActions" ? "provideCodeActions" : `provide${kind}`;
      answers.push(await provider[method](...values, token));
    }
    return answers.flat().filter((it) => it !== undefined && it !== null);
  }

  private change(document: Document, range: Range, text: string): void {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    document.set(document.getText().slice(0, start) + text + document.getText().slice(end));
    const change = { range, rangeOffset: start, rangeLength: end - start, text };
    this.changed.fire({ document, contentChanges: [change], reason: undefined });
  }

  private module(): object {
    const event = () => new Disposable(() => {});
    const settings = (section = "") => ({
      get: (key: string, otherwise?: unknown) => this.settings.get(section ? `${section}.${key}` : key) ?? otherwise,
      has: (key: string) => this.settings.has(section ? `${section}.${key}` : key),
      inspect: () => undefined,
    });
    const editor = this;
    const known: Record<string, unknown> = {
      ...{ version: "1.91.0", Position, Range, Uri, EventEmitter, Disposable, CancellationTokenSource, Diagnostic },
      ...{ TextEdit, WorkspaceEdit, CodeActionKind, CodeAction, Location, TabInputText },
      CancellationError: class extends Error {},
      DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
      DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
      ProgressLocation: { SourceControl: 1, Window: 10, Notification: 15 },
      env: {
        language: "en",
        appName: "test",
        openExternal: async (uri: Uri) => this.executed.push(["open", `${uri}`]),
      },
      commands: {
        registerCommand: (name: string, action: (...values: unknown[]) => unknown) => {
          if (this.commands.has(name)) throw new Error(`the command ${name} exists`);
          this.commands.set(name, action);
          return new Disposable(() => this.commands.delete(name));
        },
        executeCommand: async (...values: unknown[]) => void this.executed.push(values),
      },
      workspace: open({
        textDocuments: this.documents,
        workspaceFolders: this.folders.map((it, index) => ({ uri: Uri.file(it), name: it, index })),
        isTrusted: true,
        getConfiguration: settings,
        onDidChangeConfiguration: this.configured.event,
        onDidOpenTextDocument: this.opened.event,
        onDidChangeTextDocument: this.changed.event,
        onDidCloseTextDocument: this.closed.event,
        createFileSystemWatcher: (glob: string | { pattern: string }) => {
          const pattern = typeof glob === "string" ? glob : glob.pattern;
          const watcher = { pattern, changed: new EventEmitter<Uri>() };
          this.watchers.push(watcher);
          const gone = () => this.watchers.splice(this.watchers.indexOf(watcher), 1);
          return { onDidCreate: event, onDidChange: watcher.changed.event, onDidDelete: event, dispose: gone };
        },
      }),
      window: open({
        createOutputChannel: () => ({
          append: (text: string) => this.output.push(text),
          appendLine: (text: string) => this.output.push(text),
          ...{ show() {}, clear() {}, dispose() {} },
        }),
        showErrorMessage: async (message: string, ...actions: string[]) => {
          this.errors.push({ message, actions });
          return this.choose;
        },
        withProgress: (_: unknown, task: (...values: unknown[]) => unknown) =>
          task({ report() {} }, new CancellationTokenSource().token),
        get activeTextEditor() {
          const document = editor.documents.at(-1);
          return document && { document };
        },
        tabGroups: {
          get all() {
            return [{ tabs: editor.documents.map((it) => ({ input: new TabInputText(it.uri) })) }];
          },
          onDidChangeTabs: this.tabs.event,
        },
      }),
      languages: open(
        {
          match: (selector: Filter | Filter[], document: Document) =>
            Number([selector].flat().some((it) => fits(it, document))),
          createDiagnosticCollection: () => {
            const all = new Map<string, Diagnostic[]>();
            this.collections.add(all);
            return {
              set: (uri: Uri, found: Diagnostic[] | undefined) => all.set(`${uri}`, found ?? []),
              has: (uri: Uri) => all.has(`${uri}`),
              get: (uri: Uri) => all.get(`${uri}`),
              delete: (uri: Uri) => all.delete(`${uri}`),
              clear: () => all.clear(),
              dispose: () => this.collections.delete(all),
            };
          },
        },
        (kind, provider) => {
          const all = this.providers.get(kind) ?? [];
          this.providers.set(kind, [...all, provider]);
          return new Disposable(() => {
            this.providers.set(kind, this.providers.get(kind)?.filter((it) => it !== provider) ?? []);
          });
        },
      ),
    };
    // The rest of the module is classes that the client derives from or makes.
    return new Proxy(known, {
      get(target, name: string) {
        if (!(name in target) && /^[A-Z]/.test(name)) target[name] = class extends Other {};
        return target[name];
      },
    });
  }
}

/** A name space in which every event exists, and every provider can be registered. */
function open(known: object, register?: (kind: string, provider: unknown) => Disposable): object {
  return new Proxy(known, {
    get(target, name: string, self) {
      if (name in target) return Reflect.get(target, name, self);
      if (name.startsWith("on")) return () => new Disposable(() => {});
      const kind = /^register(\w+)Provider$/.exec(name)?.[1];
      return kind && register ? (_: unknown, provider: unknown) => register(kind, provider) : undefined;
    },
  });
}

function fits(filter: Filter, document: Document): boolean {
  const { language = document.languageId, scheme = document.uri.scheme } = filter;
  return language === document.languageId && scheme === document.uri.scheme;
}
