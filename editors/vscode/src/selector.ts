// Which documents go to the server. What of them is a contract the server decides, by content.

/**
 * The languages that contracts and `wirelint.yaml` are written in, by VS Code's names. Extensions differ in what they call Protocol
 * Buffers.
 */
export const contracts = ["yaml", "json", "jsonc", "graphql", "proto", "proto3"] as const;

/** The languages whose code may have GraphQL in it. Such a document alone does not start the extension: few have any. */
const code = ["typescript", "typescriptreact", "javascript", "javascriptreact", "python", "java", "ruby"] as const;

export const languages = [...contracts, ...code] as const;

/** Files, and documents that are not saved yet; not what a diff or another machine shows. */
export const schemes = ["file", "untitled"] as const;

/** One filter for each language and scheme. */
export const documentSelector = languages.flatMap((language) => schemes.map((scheme) => ({ scheme, language })));
