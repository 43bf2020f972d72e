//! Which files may have documents, and where in them, at memory speed.

use memchr::{memchr_iter, memmem};

/// How tags and the words of comments are spelled, as far as they are the same.
const WORDS: [&str; 4] = ["gql", "raphql", "raphQL", "RAPHQL"];

/// Whether `text` may have documents: a tag, a call of one, an import of one by another name, or a comment that marks one. Most files that have
/// none are told here, without being parsed.
pub fn may_embed(text: &str) -> bool {
    WORDS.iter().any(|word| {
        memmem::find_iter(text.as_bytes(), word).any(|at| {
            let behind = &text[at + word.len()..];
            let word_start = text[..at].trim_end_matches(['g', 'G']);
            let is_comment = word_start.trim_end_matches([' ', '\t']).ends_with('#');
            let after = behind.trim_start();
            is_comment
                || ["-tag", ".macro", " as "].iter().any(|it| behind.starts_with(it))
                || ["`", "(", "<", ".", "*/"].iter().any(|it| after.starts_with(it))
        })
    })
}

/// Offsets of which one lies in each literal that may be a document, or in the call that makes it one; sorted.
pub(super) fn positions(text: &str, names: &[&str]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut all: Vec<usize> = memchr_iter(b'`', bytes).collect();
    for name in names {
        let calls = memmem::find_iter(bytes, name).map(|at| at + name.len());
        all.extend(calls.filter(|&at| text[at..].trim_start().starts_with(['(', '<'])).map(|at| at - 1));
    }
    all.sort_unstable();
    all
}
