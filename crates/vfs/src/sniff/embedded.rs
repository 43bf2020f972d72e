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

#[cfg(test)]
mod tests {
    use super::*;

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
