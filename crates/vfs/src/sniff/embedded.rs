//! Telling source code with documents of GraphQL in it by its text, at memory speed and without a tree.

use memchr::memmem;

/// How tags and the words of comments are spelled, as far as they are the same.
const WORDS: [&str; 4] = ["gql", "raphql", "raphQL", "RAPHQL"];

/// Whether `text`, of TypeScript or JavaScript, may have documents: a tag, a call of one, an import of one by another name, or a comment that
/// marks one.
pub(crate) fn embeds_graphql(text: &str) -> bool {
    WORDS.iter().any(|word| {
        memmem::find_iter(text.as_bytes(), word).any(|at| {
            let behind = &text[at + word.len()..];
            let before = text[..at].trim_end_matches(['g', 'G']).trim_end_matches([' ', '\t']);
            before.ends_with('#')
                || ["-tag", ".macro", " as "].iter().any(|it| behind.starts_with(it))
                || ["`", "(", "<", ".", "*/"].iter().any(|it| behind.trim_start().starts_with(it))
        })
    })
}

/// What definitions start with, descriptions and comments among them.
const STARTS: [&str; 11] = [
    "type ",
    "extend ",
    "schema",
    "interface ",
    "input ",
    "enum ",
    "scalar ",
    "union ",
    "directive ",
    "#",
    "\"",
];

/// Whether `text`, of Python, may have definitions: a call of `gql` with a string that begins with one. What clients ask stands in such calls as well.
pub(crate) fn embeds_definitions(text: &str) -> bool {
    memmem::find_iter(text.as_bytes(), "gql(").any(|at| {
        let behind = text[at + 4..].trim_start().trim_start_matches(['r', 'R']);
        let quotes = ["\"\"\"", "\'\'\'", "\"", "\'"].into_iter().find_map(|it| behind.strip_prefix(it));
        quotes.is_some_and(|it| STARTS.iter().any(|start| it.trim_start().starts_with(start)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_in_python_are_told_by_the_call() {
        assert!(embeds_definitions("type_defs = gql(\n    \"\"\"type Query { a: Int }\"\"\")"));
        assert!(!embeds_definitions("from gql import gql\nquery = gql(QUERY)"));
        assert!(!embeds_definitions("query = gql(\"\"\"\n  query A { b }\"\"\")"));
    }

    #[test]
    fn source_code_with_documents_is_told_by_its_tags() {
        for text in [
            "const Q = gql`{ a }`",
            "graphql(`{ a }`)",
            "const q = /* GraphQL */ `{ a }`",
            "`#graphql\ntype A`",
            "import graphql from 'graphql-tag';",
            "import { gql as q } from 'x';",
        ] {
            assert!(embeds_graphql(text), "{text}");
        }
        for text in [
            "",
            "import { GraphQLError } from 'graphql';",
            "import { graphqlSync } from 'graphql'; const s = `${a}`; export const gqlUrl = ''",
            "const gqlPort = 80;",
            "// see GraphQL for more",
        ] {
            assert!(!embeds_graphql(text), "{text}");
        }
    }
}
