//! Modules whose fields have protovalidate's rules, many of them wrong.
//!
//! Every CEL expression in them compiles and holds: what CEL says is not compared. Each field has a message of its own, since buf holds
//! no example against anything in a message with one rule that cannot be run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::random::Random;

const NUMBERS: [&str; 12] = [
    "float", "double", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64",
    "sfixed32", "sfixed64",
];
const OTHERS: [(&str, &str); 8] = [
    ("bool", "bool"),
    ("string", "string"),
    ("bytes", "bytes"),
    ("enum", "State"),
    ("any", "google.protobuf.Any"),
    ("duration", "google.protobuf.Duration"),
    ("field_mask", "google.protobuf.FieldMask"),
    ("timestamp", "google.protobuf.Timestamp"),
];
const WRAPPERS: [(&str, &str); 9] = [
    ("float", "Float"),
    ("double", "Double"),
    ("int32", "Int32"),
    ("int64", "Int64"),
    ("uint32", "UInt32"),
    ("uint64", "UInt64"),
    ("bool", "Bool"),
    ("string", "String"),
    ("bytes", "Bytes"),
];
const PATTERNS: [&str; 40] = [
    "^[a-c]+$",
    "a(b",
    "a)b",
    "a**",
    "x{2,1}",
    "x{1001}",
    "x{,2}",
    "(?P<n>a)(?P<n>b)",
    "(?<n>a)",
    "[z-a]",
    "[]a]",
    "[^]",
    "\\\\d+",
    "\\\\1",
    "\\\\p{Greek}",
    "\\\\p{Nope}",
    "\\\\pL",
    "(?i)A",
    "(?=a)",
    "(?i-s:a)",
    "(?)",
    "\\\\Qa.b\\\\E",
    "[[:alpha:]]",
    "[[:nope:]]",
    "\\\\x{61}",
    "\\\\x6",
    "a\\\\",
    "*a",
    "(|*)",
    "^*",
    "\\\\ba\\\\b",
    "[a-\\\\d]",
    "a{2}{3}",
    "(a{100}){11}",
    "\\\\C",
    "\\\\z",
    "\\\\Z",
    ".",
    "[\\\\w-]",
    "",
];
const TEXTS: [&str; 12] = ["", "a", "b", "ab", "abc", "é", "日本語", "abcabc", "x1", " ", "A", "a.b"];
const FORMATS: [(&str, &[&str]); 18] = [
    ("email", &["a@b.c", "a@b", "@b", "a@", "a b@c", "a@-b", "é@b", "a@b."]),
    ("hostname", &["a", "a.b", "a.1", "-a", "a.", "", "a_b", "A-1.b"]),
    ("ip", &["1.2.3.4", "1.2.3", "::1", "::1%e0", "::g", "01.2.3.4", "::1.2.3.4", ""]),
    ("ipv4", &["1.2.3.4", "256.1.1.1", "::1"]),
    ("ipv6", &["1.2.3.4", "::", "1::2::3", "fe80::1%", "1:2:3:4:5:6:7:8"]),
    (
        "uri",
        &[
            "http://a",
            "a",
            "a:",
            "http://[::1]/x",
            "http://[::1%25e]/",
            "http://a b",
            "x:%zz",
            "http://a:x",
            "1:b",
            "a:b?c#d",
            "http://[v1.a]",
            "a://%ff",
            "x:#a#b",
        ],
    ),
    ("uri_ref", &["", "a", "/a?b", "//a", "1:b", "a:b", "%", "é", "./a:b"]),
    ("address", &["a.b", "1.2.3.4", "1.2.3", "::1"]),
    ("uuid", &["123e4567-e89b-12d3-a456-426614174000", "123E4567-e89b-12d3-a456-42661417400", "x"]),
    ("tuuid", &["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-426614174000"]),
    ("ulid", &["01ARZ3NDEKTSV4RRFFQ69G5FAV", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5faI"]),
    ("ip_with_prefixlen", &["1.2.3.4/8", "1.2.3.4", "::1/129", "::/0", "1.2.3.4/08"]),
    ("ipv4_with_prefixlen", &["1.2.3.4/32", "1.2.3.4/33", "::/0"]),
    ("ipv6_with_prefixlen", &["1.2.3.4/32", "::1/64", "::1%a/64"]),
    ("ip_prefix", &["10.0.0.0/8", "10.1.0.0/8", "0.0.0.0/0", "::1/64"]),
    ("ipv4_prefix", &["10.0.0.0/8", "10.0.0.0/4"]),
    ("ipv6_prefix", &["2001:db8::/32", "2001:db8::1/32"]),
    ("host_and_port", &["a:1", "a", "[::1]:80", "1.2.3.4:65536", "a:01", ":1", "::1:2"]),
];

/// What is set: a value, or the fields of a message, each with its elements.
enum Set {
    Value(String),
    Message(Vec<(String, Vec<Self>)>),
}

fn is_repeated(name: &str) -> bool {
    ["cel", "cel_expression", "example", "in", "not_in", "paths"].contains(&name)
}

/// Writes a module into `folder`.
pub(crate) fn write(folder: &Path, seed: u64) {
    let mut random = Random::new(seed);
    let (syntax, level) =
        *random.pick(&[("syntax = \"proto3\"", 3), ("syntax = \"proto2\"", 2), ("edition = \"2023\"", 2023)]);
    let mut text = format!("{syntax};\npackage a;\nimport \"buf/validate/validate.proto\";\n");
    for it in ["any", "duration", "field_mask", "timestamp", "wrappers"] {
        _ = writeln!(text, "import \"google/protobuf/{it}.proto\";");
    }
    text.push_str("enum State { NONE = 0; ONE = 1; TWO = 2; }\nmessage Other {}\n");
    if level != 3 {
        text.push_str("message Extended { extensions 1 to 1000; }\n");
    }
    for number in 0..60 {
        write_message(&mut text, &mut random, level, number);
    }
    let builtin = wirelint_protobuf::builtin::parse("buf/validate/validate.proto").unwrap();
    fs::create_dir_all(folder.join("buf/validate")).unwrap();
    fs::write(folder.join("buf/validate/validate.proto"), &builtin.text()[..]).unwrap();
    fs::write(folder.join("a.proto"), text).unwrap();
    let config = "version: v2\nlint:\n  use: [PROTOVALIDATE]\n  ignore: [buf]\n";
    fs::write(folder.join("buf.yaml"), config).unwrap();
}

fn write_message(text: &mut String, random: &mut Random, level: u32, number: usize) {
    let (rules, of) = field_type(random);
    let shape = random.below(10);
    let inner = if random.one_in(6) { field_type(random).0 } else { rules };
    let own = of_type(random, inner);
    let mut set = match shape {
        0 | 1 => several(random, "repeated", ["min_items", "max_items"], &[("items", inner)]),
        2 => several(random, "map", ["min_pairs", "max_pairs"], &[("keys", "string"), ("values", inner)]),
        _ => vec![(inner.to_owned(), vec![Set::Message(own)])],
    };
    if random.one_in(8) {
        let own = of_type(random, inner);
        set = vec![(inner.to_owned(), vec![Set::Message(own)])];
    }
    flags(random, &mut set);
    let mut set = Set::Message(set);
    // npm's buf 1.68.4 falls over examples of these.
    if shape == 4 || shape < 3 && (of == "State" || of.contains('.')) {
        remove_examples(&mut set);
    }
    let options = print(random, &set, "(buf.validate.field)");
    let options = if options.is_empty() { String::new() } else { format!(" [{}]", options.join(", ")) };
    let label = match (level, random.below(3)) {
        (2, _) | (3, 0) => "optional ",
        _ => "",
    };
    match shape {
        0 | 1 => _ = writeln!(text, "message M{number} {{\n  repeated {of} f = 1{options};\n}}"),
        2 => _ = writeln!(text, "message M{number} {{\n  map<string, {of}> f = 1{options};\n}}"),
        3 => _ = writeln!(text, "message M{number} {{\n  oneof o {{ {of} f = 1{options}; }}\n}}"),
        4 if level != 3 => {
            let label = if level == 2 { "optional " } else { "" };
            _ = writeln!(text, "extend Extended {{ {label}{of} f{number} = {}{options}; }}", number + 1);
        }
        _ => _ = writeln!(text, "message M{number} {{\n  {label}{of} f = 1{options};\n}}"),
    }
}

fn remove_examples(set: &mut Set) {
    if let Set::Message(fields) = set {
        fields.retain(|it| it.0 != "example");
        fields.iter_mut().flat_map(|it| &mut it.1).for_each(remove_examples);
    }
}

/// The rules for a type, and its name.
fn field_type(random: &mut Random) -> (&'static str, String) {
    match random.below(4) {
        0 => {
            let it = *random.pick(&NUMBERS);
            (it, it.to_owned())
        }
        1 if random.one_in(2) => {
            let (rules, wrapper) = *random.pick(&WRAPPERS);
            (rules, format!("google.protobuf.{wrapper}Value"))
        }
        1 => ("string", "string".to_owned()),
        2 if random.one_in(10) => ("string", "Other".to_owned()),
        _ => {
            let (rules, of) = *random.pick(&OTHERS);
            (rules, of.to_owned())
        }
    }
}

/// Rules of lists and maps.
fn several(
    random: &mut Random,
    name: &str,
    bounds: [&str; 2],
    inner: &[(&str, &str)],
) -> Vec<(String, Vec<Set>)> {
    let mut own = Vec::new();
    for bound in bounds {
        if random.one_in(3) {
            own.push((bound.to_owned(), vec![Set::Value(random.below(3).to_string())]));
        }
    }
    if name == "repeated" && random.one_in(3) {
        own.push(("unique".to_owned(), vec![Set::Value("true".to_owned())]));
    }
    for (place, rules) in inner {
        if random.one_in(2) {
            let it = of_type(random, rules);
            let mut set = vec![((*rules).to_owned(), vec![Set::Message(it)])];
            flags(random, &mut set);
            own.push(((*place).to_owned(), vec![Set::Message(set)]));
        }
    }
    vec![(name.to_owned(), vec![Set::Message(own)])]
}

/// `required`, `ignore` and CEL.
fn flags(random: &mut Random, set: &mut Vec<(String, Vec<Set>)>) {
    if random.one_in(5) {
        let value = if random.one_in(4) { "false" } else { "true" };
        set.push(("required".to_owned(), vec![Set::Value(value.to_owned())]));
    }
    if random.one_in(5) {
        let value = *random.pick(&["IGNORE_ALWAYS", "IGNORE_IF_ZERO_VALUE", "IGNORE_UNSPECIFIED"]);
        set.push(("ignore".to_owned(), vec![Set::Value(value.to_owned())]));
    }
    if random.one_in(6) {
        let mut all = Vec::new();
        for _ in 0..=random.below(3) {
            let mut rule = Vec::new();
            let text = |it: &&str| vec![Set::Value(format!("\"{it}\""))];
            if !random.one_in(4) {
                rule.push(("id".to_owned(), text(random.pick(&["a", "b", "a b", "a.b-c_d", "é"]))));
            }
            rule.push((
                "expression".to_owned(),
                text(random.pick(&["true", "''", "true ? '' : ''", "1 < 2"])),
            ));
            if random.one_in(2) {
                rule.push(("message".to_owned(), text(&"m")));
            }
            all.push(Set::Message(rule));
        }
        set.push(("cel".to_owned(), all));
    }
}

/// Rules of one type.
fn of_type(random: &mut Random, rules: &str) -> Vec<(String, Vec<Set>)> {
    let mut own = Vec::new();
    let mut used = Vec::new();
    for _ in 0..random.below(5) {
        let Some((name, group)) = rule(random, rules) else { continue };
        if used.contains(&group) {
            continue;
        }
        used.push(group);
        if let Some((_, samples)) = FORMATS.iter().find(|it| it.0 == name && rules == "string") {
            own.push((name.to_owned(), vec![Set::Value("true".to_owned())]));
            used.push("example");
            let all =
                (0..=random.below(3)).map(|_| Set::Value(format!("\"{}\"", *random.pick(samples)))).collect();
            own.push(("example".to_owned(), all));
            continue;
        }
        let count = if is_repeated(name) { random.below(3) + 1 } else { 1 };
        let all = (0..count).map(|_| value(random, rules, name)).collect();
        own.push((name.to_owned(), all));
    }
    // What the time of day decides.
    if own.iter().any(|it| ["lt_now", "gt_now", "within"].contains(&&*it.0)) {
        own.retain(|it| it.0 != "example");
    }
    own
}

/// A rule of a type, and what only one rule of may be set.
fn rule(random: &mut Random, rules: &str) -> Option<(&'static str, &'static str)> {
    let plain = |it: &&'static str| Some((*it, *it));
    match rules {
        "string" if random.one_in(3) => Some((random.pick(&FORMATS).0, "well_known")),
        "string" => plain(random.pick(&[
            "const",
            "len",
            "min_len",
            "max_len",
            "len_bytes",
            "min_bytes",
            "max_bytes",
            "pattern",
            "pattern",
            "prefix",
            "suffix",
            "contains",
            "not_contains",
            "in",
            "not_in",
            "strict",
            "example",
            "example",
        ])),
        "bytes" => plain(random.pick(&[
            "const", "len", "min_len", "max_len", "pattern", "prefix", "suffix", "contains", "in", "not_in",
            "example",
        ])),
        "bool" => plain(random.pick(&["const", "example"])),
        "enum" => plain(random.pick(&["const", "defined_only", "in", "not_in", "example"])),
        "any" => plain(random.pick(&["in", "not_in"])),
        "field_mask" => plain(random.pick(&["const", "in", "not_in", "example"])),
        "timestamp" if random.one_in(4) => match random.below(3) {
            0 => Some(("lt_now", "upper")),
            1 => Some(("gt_now", "lower")),
            _ => plain(&"within"),
        },
        _ => match random.below(8) {
            0 => plain(&"const"),
            1 | 5 => Some((*random.pick(&["lt", "lte"]), "upper")),
            2 | 6 => Some((*random.pick(&["gt", "gte"]), "lower")),
            3 if rules != "timestamp" => plain(random.pick(&["in", "not_in"])),
            4 if rules == "float" || rules == "double" => plain(&"finite"),
            _ => plain(&"example"),
        },
    }
}

fn value(random: &mut Random, rules: &str, name: &str) -> Set {
    let text = |it: &&str| Set::Value(format!("\"{it}\""));
    let flag = |random: &mut Random| Set::Value((*random.pick(&["true", "false"])).to_owned());
    match (rules, name) {
        (_, "finite" | "defined_only" | "strict" | "lt_now" | "gt_now") | ("bool", _) => flag(random),
        (_, "pattern") => text(random.pick(&PATTERNS)),
        (
            "string" | "bytes",
            "const" | "prefix" | "suffix" | "contains" | "not_contains" | "in" | "not_in" | "example",
        ) => text(random.pick(&TEXTS)),
        ("string" | "bytes", _) => Set::Value(random.below(7).to_string()),
        ("any", _) => text(&"type.googleapis.com/a.Other"),
        ("field_mask", "in" | "not_in") => text(random.pick(&["a", "a.b", "b"])),
        ("field_mask", _) => {
            let all = (0..random.below(3)).map(|_| text(random.pick(&["a", "a.b", "b", "a.b.c"]))).collect();
            Set::Message(vec![("paths".to_owned(), all)])
        }
        ("duration" | "timestamp", _) => {
            let mut own = Vec::new();
            if !random.one_in(4) {
                let seconds =
                    *random.pick(&["0", "1", "-1", "2", "9223372036", "-9223372037", "253402300800"]);
                own.push(("seconds".to_owned(), vec![Set::Value(seconds.to_owned())]));
            }
            if random.one_in(2) {
                let nanos = *random.pick(&["0", "1", "-1", "999999999", "1000000000"]);
                own.push(("nanos".to_owned(), vec![Set::Value(nanos.to_owned())]));
            }
            Set::Message(own)
        }
        ("float" | "double", _) if random.one_in(4) => {
            Set::Value((*random.pick(&["1.5", "inf", "-inf", "-0.0"])).to_owned())
        }
        (
            "enum" | "int32" | "int64" | "sint32" | "sint64" | "sfixed32" | "sfixed64" | "float" | "double",
            _,
        ) if random.one_in(5) => Set::Value("-1".to_owned()),
        _ => Set::Value(random.below(4).to_string()),
    }
}

/// The options that set it, in one of the ways to write that.
fn print(random: &mut Random, set: &Set, path: &str) -> Vec<String> {
    match set {
        Set::Message(fields) if !fields.is_empty() && !random.one_in(3) => fields
            .iter()
            .flat_map(|(name, elements)| {
                let path = format!("{path}.{name}");
                if is_repeated(name) {
                    return elements.iter().map(|it| format!("{path} = {}", literal(random, it))).collect();
                }
                elements.iter().flat_map(|it| print(random, it, &path)).collect::<Vec<_>>()
            })
            .collect(),
        _ => vec![format!("{path} = {}", literal(random, set))],
    }
}

fn literal(random: &mut Random, set: &Set) -> String {
    match set {
        Set::Value(it) => it.clone(),
        Set::Message(fields) => {
            let mut out = String::from("{");
            for (name, elements) in fields {
                let all: Vec<String> = elements.iter().map(|it| literal(random, it)).collect();
                if is_repeated(name) && random.one_in(2) {
                    _ = write!(out, "{name}: [{}] ", all.join(", "));
                } else {
                    for it in &all {
                        _ = write!(out, "{name}: {it} ");
                    }
                }
                out.push_str(if random.one_in(2) { "\n    " } else { "" });
            }
            out + "}"
        }
    }
}
