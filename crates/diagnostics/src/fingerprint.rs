//! A finding's identity across edits, for baselines and for CI systems that track findings.

use std::fmt;

use rustc_hash::FxHashMap;

/// A hash of rule, canonical path of the element, distinguishing arguments and ordinal; never of message text or
/// lines. 64 bits: a collision needs billions of findings in one baseline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What a fingerprint is made of but for its ordinal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark(Fnv);

impl Mark {
    /// That of a finding of `rule` on the element at `path` (file and pointer, a file and a symbol, …).
    pub fn new(rule: &str, path: &str, arguments: &[String]) -> Self {
        let mut hash = Fnv::new();
        hash.write(rule);
        hash.write(path);
        for argument in arguments {
            hash.write(argument);
        }
        Self(hash)
    }
}

/// Hands out fingerprints for the findings at one path, in their order, and numbers those that would be equal.
#[derive(Default)]
pub struct Fingerprints {
    seen: FxHashMap<u64, u32>,
}

impl Fingerprints {
    /// The fingerprint of a finding with that mark. Equal ones get distinct fingerprints by their ordinal.
    pub fn next(&mut self, mark: Mark) -> Fingerprint {
        let Mark(mut numbered) = mark;
        let ordinal = self.seen.entry(numbered.0).or_insert(0);
        numbered.write(&ordinal.to_string());
        *ordinal += 1;
        Fingerprint(numbered.0)
    }
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every platform and in every version,
/// which the standard library's hashers do not promise and a baseline kept in a repository needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Hashes `text` and an end mark, so that ("ab", "c") and ("a", "bc") differ.
    fn write(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_findings_are_numbered_and_the_numbers_are_stable() {
        let mark = Mark::new("openapi/duplicate-key", "api.yaml#/info", &["title".into()]);
        let mut first = Fingerprints::default();
        let a = first.next(mark);
        let b = first.next(mark);
        assert_ne!(a, b);
        let mut second = Fingerprints::default();
        assert_eq!(a, second.next(mark));
        assert_eq!(b, second.next(mark));
    }

    #[test]
    fn a_fingerprint_never_changes_between_versions() {
        let print = Fingerprints::default().next(Mark::new("a/b", "c#/d", &[]));
        assert_eq!(print.to_string(), "f2722e9ca2f85f79");
    }
}
