// Where the server's program is. Knows no VS Code, and looks at the machine only through `Machine`.

import { posix, win32 } from "node:path";

/** What the answer depends on, beside the setting. */
export interface Machine {
  /** The workspace's folders, as paths; the first one is what relative paths start from. */
  readonly folders: readonly string[];
  readonly home: string;
  /** The variable `PATH`. */
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  /** Whether there is a file there that can be started. */
  isProgram(file: string): boolean;
}

export interface Found {
  readonly kind: "found";
  /** What to start: a path. */
  readonly program: string;
}

export interface Missing {
  readonly kind: "missing";
  /** The setting's value. */
  readonly setting: string;
  /** The path that holds no program; none where a bare name is in no folder of `PATH`. */
  readonly tried?: string;
}

/** The arguments with which the program is the server, on its standard input and output. */
export const serverArguments = ["lsp"];

/** The setting's default: a name to look up in `PATH`. */
export const defaultProgram = "wirelint";

/** Looks up `setting`: a bare name in `PATH`, anything else as a path. */
export function locate(setting: string, machine: Machine): Found | Missing {
  const { join, isAbsolute, resolve, delimiter } = machine.platform === "win32" ? win32 : posix;
  const asked = setting.trim() || defaultProgram;

  if (isBareName(asked, machine.platform)) {
    // An empty part of `PATH` means the current folder to a shell: it is nobody's intention here.
    for (const folder of machine.searchPath.split(delimiter).filter((it) => isAbsolute(it))) {
      for (const name of fileNames(asked, machine.platform)) {
        const program = join(folder, name);
        if (machine.isProgram(program)) return { kind: "found", program };
      }
    }
    return { kind: "missing", setting: asked };
  }

  const folder = machine.folders[0];
  let path = asked.replace(/^~(?=$|[/\\])/, () => machine.home);
  if (folder !== undefined) path = path.replaceAll("${workspaceFolder}", () => folder);
  if (!isAbsolute(path)) path = resolve(folder ?? machine.home, path);
  for (const program of fileNames(path, machine.platform)) {
    if (machine.isProgram(program)) return { kind: "found", program };
  }
  return { kind: "missing", setting: asked, tried: path };
}

/** What the user reads when there is no program. */
export function describeMissing({ setting, tried }: Missing): string {
  return tried === undefined
    ? `\`${setting}\` is in no folder of PATH. Install it, or say in \`wirelint.path\` where it is.`
    : `\`wirelint.path\` leads to \`${tried}\`, and no program is there.`;
}

function isBareName(setting: string, platform: NodeJS.Platform): boolean {
  const separators = platform === "win32" ? /[/\\:]/ : /\//;
  return !separators.test(setting) && setting !== "~" && !setting.startsWith("${");
}

/** Windows starts `.exe` where no ending is given; scripts are not started without a shell. */
function fileNames(name: string, platform: NodeJS.Platform): string[] {
  return platform !== "win32" || /\.exe$/i.test(name) ? [name] : [`${name}.exe`];
}
