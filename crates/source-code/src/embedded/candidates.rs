//! Where documents may be, at memory speed.

use memchr::{memchr_iter, memmem};

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
