// Which documents go to the server. What of them is a contract the server decides, by content.

/**
 * The languages that contracts and `wirelint.yaml` are written in, by VS Code's names. Extensions differ in what they call Protocol
 * Buffers.
 */
export const languages = ["yaml", "json", "jsonc", "graphql", "proto", "proto3"] as const;

/** Files, and documents that are not saved yet; not what a diff or another machine shows. */
export const schemes = ["file", "untitled"] as const;

/** One filter for each language and scheme. */
export const documentSelector = languages.flatMap((language) => schemes.map((scheme) => ({ scheme, language })));
