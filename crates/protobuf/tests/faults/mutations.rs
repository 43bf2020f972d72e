//! Files with one token changed: `buf build` refuses those that are refused here, and no others.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::process::Command;

use wirelint_protobuf::syntax::parse;
use wirelint_source::TextRange;
use wirelint_test_fixture::Fixture;

use crate::found;

/// Sound files with what the languages have.
const FILES: [&str; 3] = [
    include_str!("mutations/proto2.proto"),
    include_str!("mutations/proto3.proto"),
    include_str!("mutations/edition.proto"),
];

/// What else stands in the place of a token.
const OTHERS: [&str; 26] = [
    "0",
    "1",
    "-1",
    "19500",
    "536870912",
    "2147483648",
    "\"text\"",
    "true",
    "inf",
    "max",
    "to",
    "optional",
    "repeated",
    "required",
    "string",
    "int32",
    "message",
    "enum",
    "reserved",
    "option",
    "oneof",
    "map",
    "{",
    "}",
    ";",
    "unknown",
];

/// What buf 1.68.4 takes though no grammar has it: values of enums that begin with a number or a sign (`1000 = -2;`, `= = 2;`), an empty
/// `reserved ;` and a doubled `syntax`, of which `protoc` takes none.
const KNOWN: [&str; 3] = [
    "syntax: expected a value of the enum, found ",
    "syntax: expected a number, found `;`",
    "syntax: expected `=`, found `syntax`",
];

/// A linear congruential generator (Knuth's constants).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }
}

fn mutated(text: &str, random: &mut Random) -> String {
    let tree = parse(text);
    let ranges: Vec<TextRange> =
        tree.tokens(TextRange::new(0, text.len() as u32)).map(|it| it.range).collect();
    let at = ranges[random.below(ranges.len())];
    let other = ranges[random.below(ranges.len())].of(text);
    let (before, own, behind) = (&text[..at.start as usize], at.of(text), &text[at.end as usize..]);
    match random.below(5) {
        0 => format!("{before}{behind}"),
        1 => format!("{before}{own} {own}{behind}"),
        2 => format!("{before}{other}{behind}"),
        3 => format!("{before}{own} {other}{behind}"),
        _ => format!("{before}{}{behind}", OTHERS[random.below(OTHERS.len())]),
    }
}

fn is_refused_by(buf: &OsStr, text: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.proto"), text).unwrap();
    let built = Command::new(buf).arg("build").current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&[built.stdout, built.stderr].concat()).into_owned();
    (!built.status.success(), said)
}

#[test]
fn buf_refuses_the_same_of_changed_files() {
    let Some(buf) = env::var_os("WIRELINT_BUF") else {
        eprintln!("skipped: WIRELINT_BUF is not set");
        return;
    };
    let count = if env::var_os("WIRELINT_EXHAUSTIVE").is_some() { 2_000 } else { 100 };
    let (mut refused, mut differences) = (0, Vec::new());
    for (number, file) in (0..).zip(FILES) {
        let mut random = Random(number);
        for _ in 0..count {
            let text = mutated(file, &mut random);
            let (faults, is_refused) = found(&Fixture::parse(&text));
            let (theirs, said) = is_refused_by(&buf, &text);
            refused += usize::from(theirs);
            let is_known = is_refused
                && !theirs
                && faults.iter().any(|it| KNOWN.iter().any(|known| it.message.starts_with(known)));
            if is_refused != theirs && !is_known {
                let line = text.lines().zip(file.lines()).find(|it| it.0 != it.1).map_or("", |it| it.0);
                let ours: Vec<_> = faults.iter().map(|it| &it.message).collect();
                differences.push(format!("{line}\n  ours: {ours:?}\n  buf: {said}"));
            }
        }
    }
    let compared = count * FILES.len();
    eprintln!("{compared} files, {refused} of them refused");
    assert!(differences.is_empty(), "{} of {compared} differ\n{}", differences.len(), differences.join("\n"));
}
