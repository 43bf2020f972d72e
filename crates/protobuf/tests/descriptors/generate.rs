//! Files with all that the languages have, by chance.

use std::fmt::Write as _;

use crate::Files;

const SCALARS: [&str; 15] = [
    "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64",
    "sfixed32", "sfixed64", "bool", "string", "bytes",
];

/// A linear congruential generator (Knuth's constants).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Two files, of which the second imports the first.
pub(crate) fn files(seed: u64) -> Files {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let is_proto3 = random.below(2) == 0;
    let first = file(&mut random, is_proto3, "first.v1", None);
    // What proto3 uses has open enums.
    let second = file(&mut random, is_proto3, random_package(seed), Some("first.v1"));
    Files::from([("first.proto".to_owned(), first), ("second.proto".to_owned(), second)])
}

/// One that names of the other's package are looked up through, or another one.
const fn random_package(seed: u64) -> &'static str {
    if seed.is_multiple_of(3) { "first.v1.inner" } else { "second" }
}

fn file(random: &mut Random, is_proto3: bool, package: &str, imported: Option<&str>) -> String {
    let syntax = if is_proto3 { "proto3" } else { "proto2" };
    let mut out = format!("syntax = \"{syntax}\";\npackage {package};\n");
    if imported.is_some() {
        let kind = random.pick(&["", "public "]);
        _ = writeln!(out, "import {kind}\"first.proto\";");
    }
    out.push_str("import \"google/protobuf/timestamp.proto\";\n");
    let mut types: Vec<String> = vec!["google.protobuf.Timestamp".to_owned()];
    types.extend(
        imported
            .iter()
            .flat_map(|it| [format!("{it}.Base"), format!(".{it}.Base.Inner"), format!("{it}.Kind")]),
    );
    types.extend(["Base", "Base.Inner", "Kind", "Base.State"].map(str::to_owned));
    enumeration(&mut out, random, "Kind", "KIND");
    out.push_str("message Base {\n  message Inner { }\n");
    enumeration(&mut out, random, "State", "STATE");
    out.push_str("}\n");
    for number in 0..4 {
        message(&mut out, random, is_proto3, &types, number);
    }
    if !is_proto3 {
        out.push_str("message Open { extensions 100 to 199, 1000 to max; }\n");
        let label = random.pick(&["optional", "repeated"]);
        let of = random.pick(&SCALARS);
        _ = writeln!(out, "extend Open {{ {label} {of} more = {}; }}", 100 + random.below(100));
    }
    let (input, output) =
        (random.pick(&["Base", "M0", "stream M1"]), random.pick(&["M2", "stream Base.Inner"]));
    _ = writeln!(
        out,
        "service Calls {{ rpc Call({input}) returns ({output}); rpc Ask(M0) returns (M1) {{}} }}"
    );
    out
}

fn enumeration(out: &mut String, random: &mut Random, name: &str, prefix: &str) {
    _ = writeln!(out, "enum {name} {{ {prefix}_NONE = 0;");
    for number in 1..=random.below(3) {
        _ = writeln!(out, "  {prefix}_V{number} = {};", number * 2);
    }
    if random.below(2) == 0 {
        _ = writeln!(out, "  {prefix}_LESS = -1; reserved 10, 20 to 30; reserved \"OLD_{prefix}\";");
    }
    out.push_str("}\n");
}

fn message(out: &mut String, random: &mut Random, is_proto3: bool, types: &[String], number: usize) {
    _ = writeln!(out, "message M{number} {{");
    let mut at = 0;
    let mut next = |random: &mut Random| {
        at += 1 + random.below(3);
        at
    };
    for field in 0..random.below(8) {
        let of = if random.below(2) == 0 {
            random.pick(&SCALARS).to_owned()
        } else {
            types[random.below(types.len())].clone()
        };
        let labels: &[&str] = if is_proto3 {
            &["", "optional ", "repeated "]
        } else {
            &["optional ", "required ", "repeated "]
        };
        let (label, name) =
            (random.pick(labels), random.pick(&["plain", "two_words", "camelCase", "with_1", "end_"]));
        let options = match random.below(6) {
            0 => " [deprecated = true]".to_owned(),
            1 => format!(" [json_name = \"other{field}\"]"),
            2 if label == "repeated " && SCALARS[..13].contains(&&*of) => " [packed = false]".to_owned(),
            _ => String::new(),
        };
        _ = writeln!(out, "  {label}{of} f{field}_{name} = {}{options};", next(random));
    }
    if random.below(2) == 0 {
        let key = SCALARS[2 + random.below(12)];
        let value = types[random.below(types.len())].clone();
        _ = writeln!(out, "  map<{key}, {value}> by_key = {};", next(random));
    }
    if random.below(2) == 0 {
        let (a, b) = (next(random), next(random));
        _ = writeln!(out, "  oneof choice {{ string one = {a}; Base two = {b}; }}");
    }
    if !is_proto3 && random.below(2) == 0 {
        _ = writeln!(out, "  optional group Group = {} {{ optional int32 in_it = 1; }}", next(random));
    }
    if random.below(2) == 0 {
        // It hides the one outside, and all that is in that.
        let label = if is_proto3 { "" } else { "optional " };
        _ = writeln!(
            out,
            "  message Base {{ {label}Base.Deeper d = 1; message Deeper {{ }} message Inner {{ }} enum State {{ NO_STATE = 0; }} }}"
        );
    }
    let from = at + 10;
    _ = writeln!(out, "  reserved {from}, {} to {};\n  reserved \"gone\", \"lost\";", from + 2, from + 5);
    if !is_proto3 {
        _ = writeln!(out, "  extensions {} to max;", from + 10);
    }
    out.push_str("}\n");
}
