//! Modules that compilers accept and linters do not: every kind of declaration, names in every form, comments everywhere.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::random::Random;

const WORDS: [&str; 14] = [
    "order", "Line", "URL", "item2", "HTTP", "x", "is_paid", "v1Beta", "Größe", "foo", "BarBaz", "A",
    "qux9z", "id",
];
const PACKAGES: [&str; 12] = [
    "shop.v1",
    "shop.v1",
    "shop.v2",
    "shop.v1beta1",
    "shop.v1p1alpha2",
    "shop",
    "stock.v1",
    "stockItems.v1",
    "pay.v1test",
    "pay.v0",
    "deep.in.the.shop.v1",
    "",
];
const FOLDERS: [&str; 9] = [
    "shop/v1",
    "shop/v2",
    "shop/v1beta1",
    "stock/v1",
    "pay",
    "shop",
    "",
    "deep/in/the/shop/v1",
    "shop/v1p1alpha2",
];
const IGNORABLE: [&str; 22] = [
    "MESSAGE_PASCAL_CASE",
    "ENUM_PASCAL_CASE",
    "SERVICE_PASCAL_CASE",
    "RPC_PASCAL_CASE",
    "FIELD_LOWER_SNAKE_CASE",
    "ONEOF_LOWER_SNAKE_CASE",
    "ENUM_VALUE_UPPER_SNAKE_CASE",
    "ENUM_VALUE_PREFIX",
    "ENUM_ZERO_VALUE_SUFFIX",
    "COMMENT_MESSAGE",
    "COMMENT_ENUM_VALUE",
    "COMMENT_FIELD",
    "COMMENT_RPC",
    "COMMENT_ONEOF",
    "RPC_REQUEST_STANDARD_NAME",
    "RPC_REQUEST_RESPONSE_UNIQUE",
    "PACKAGE_VERSION_SUFFIX",
    "PACKAGE_DIRECTORY_MATCH",
    "IMPORT_USED",
    "FIELD_NOT_REQUIRED",
    "PACKAGE_SAME_GO_PACKAGE",
    "ENUM_NO_ALLOW_ALIAS",
];

/// What a file may be written in.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    None,
    Proto2,
    Proto3,
    Edition2023,
}

/// A message that other files may refer to.
struct Known {
    file: usize,
    full_name: String,
}

struct Writer {
    random: Random,
    out: String,
    indent: usize,
    /// What makes names unique.
    count: usize,
    level: Level,
    package: &'static str,
    file: usize,
    /// Messages, enums left out.
    messages: Vec<Known>,
    /// By file: the files that it sees.
    seen: Vec<Vec<usize>>,
    /// By file: its path, and the files that it passes on.
    files: Vec<(String, Vec<usize>)>,
    extensions: usize,
    /// Whether there are public imports.
    passes_on: bool,
}

/// Writes a module into `folder`. Says whether it has public imports, and whether it has options of its own.
pub(crate) fn write(folder: &Path, seed: u64) -> (bool, bool) {
    let mut writer = Writer {
        random: Random::new(seed),
        out: String::new(),
        indent: 0,
        count: 0,
        level: Level::Proto3,
        package: "",
        file: 0,
        messages: Vec::new(),
        seen: Vec::new(),
        files: Vec::new(),
        extensions: 1000,
        passes_on: seed.is_multiple_of(2),
    };
    let has_options = seed % 4 == 1;
    for file in 0..4 + writer.random.below(9) {
        let (path, text) = writer.file(file, has_options);
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (writer.passes_on, has_options)
}

impl Writer {
    fn file(&mut self, file: usize, has_options: bool) -> (String, String) {
        self.file = file;
        self.package = *self.random.pick(&PACKAGES);
        self.level = *self.random.pick(&[
            Level::Proto3,
            Level::Proto3,
            Level::Proto2,
            Level::Edition2023,
            Level::None,
        ]);
        let folder = *self.random.pick(&FOLDERS);
        let stem = if self.random.one_in(4) { self.name() } else { format!("file_{file}") };
        let path = format!("{folder}/{stem}.proto").trim_start_matches('/').to_owned();
        if self.random.one_in(3) {
            self.line("// A licence.\n");
        }
        match self.level {
            Level::None => {}
            Level::Proto2 => self.line("syntax = \"proto2\";"),
            Level::Proto3 => self.line("syntax = \"proto3\";"),
            Level::Edition2023 => self.line("edition = \"2023\";"),
        }
        if !self.package.is_empty() {
            self.comments();
            self.line(&format!("package {};", self.package));
        }
        let mut passed_on = Vec::new();
        let mut seen = vec![file];
        let others: Vec<usize> = (0..file).filter(|_| self.random.one_in(3)).collect();
        for other in others {
            self.comments();
            // npm's buf 1.68.4 does not always follow a public import through another one.
            let is_public = self.passes_on && self.files[other].1.is_empty() && self.random.one_in(5);
            let word = if is_public { "public " } else { "" };
            let path = self.files[other].0.clone();
            self.line(&format!("import {word}\"{path}\";"));
            let mut reached = vec![other];
            while let Some(next) = reached.pop() {
                if !seen.contains(&next) {
                    seen.push(next);
                    reached.extend(&self.files[next].1);
                }
            }
            if is_public {
                passed_on.push(other);
            }
        }
        self.seen.push(seen);
        let is_optional = has_options && self.random.one_in(2);
        if is_optional {
            self.line("import \"google/protobuf/descriptor.proto\";");
        }
        let has_empty = self.random.one_in(3);
        if has_empty {
            self.line("import \"google/protobuf/empty.proto\";");
            self.messages.push(Known { file, full_name: "google.protobuf.Empty".into() });
        }
        self.file_options();
        self.line("");
        for _ in 0..2 + self.random.below(5) {
            match self.random.below(5) {
                0 => self.enumeration(),
                1 => self.service(),
                _ => self.message(0, ""),
            }
        }
        if is_optional {
            let name = self.name();
            let label = if self.level == Level::Edition2023 { "" } else { "optional " };
            self.extensions += 1;
            self.comments();
            self.line(&format!(
                "extend google.protobuf.FieldOptions {{ {label}string {name} = {}; }}",
                50_000 + self.extensions
            ));
        }
        self.messages.retain(|it| it.full_name != "google.protobuf.Empty");
        self.files.push((path.clone(), passed_on));
        (path, std::mem::take(&mut self.out))
    }

    fn file_options(&mut self) {
        for (name, values) in [
            ("go_package", ["\"a/b;c\"", "\"d/e;f\"", "\"\""]),
            ("java_package", ["\"com.a\"", "\"com.b\"", "\"com.c\""]),
            ("java_multiple_files", ["true", "false", "true"]),
            ("csharp_namespace", ["\"A\"", "\"B\"", "\"A\""]),
            ("php_namespace", ["\"A\"", "\"B\"", "\"A\""]),
            ("ruby_package", ["\"A\"", "\"A\"", "\"B\""]),
            ("swift_prefix", ["\"A\"", "\"A\"", "\"A\""]),
        ] {
            if self.random.one_in(3) {
                self.comments();
                let value = *self.random.pick(&values);
                self.line(&format!("option {name} = {value};"));
            }
        }
    }

    fn message(&mut self, depth: usize, scope: &str) {
        let name = self.name();
        let full = |scope: &str, name: &str| {
            if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") }
        };
        let inner = full(if depth == 0 { self.package } else { scope }, &name);
        self.comments();
        self.open(&format!("message {name} {{"));
        self.messages.push(Known { file: self.file, full_name: inner.clone() });
        let mut number = 0;
        let extendable = self.is_old() && self.random.one_in(4);
        if extendable {
            self.line("extensions 1000 to 1999;");
        }
        for _ in 0..self.random.below(7) {
            match self.random.below(10) {
                0 if depth < 4 => self.message(depth + 1, &inner),
                1 => self.enumeration(),
                2 => {
                    let name = self.name();
                    self.comments();
                    self.open(&format!("oneof {name} {{"));
                    for _ in 0..=self.random.below(2) {
                        number += 1;
                        self.field(number, true);
                    }
                    self.close();
                }
                3 if self.is_old() => {
                    number += 1;
                    let label = *self.random.pick(&["optional", "required", "repeated"]);
                    let name = format!("G{}", self.name());
                    self.comments();
                    self.open(&format!("{label} group {name} = {number} {{"));
                    let mut inner = 0;
                    for _ in 0..self.random.below(3) {
                        inner += 1;
                        self.field(inner, false);
                    }
                    self.close();
                }
                4 if extendable => {
                    let mut names = String::new();
                    for _ in 0..=self.random.below(2) {
                        self.extensions += 1;
                        let number = 1000 + self.extensions % 1000;
                        _ = write!(names, "optional int32 {} = {number}; ", self.name());
                    }
                    self.comments();
                    self.line(&format!("extend .{inner} {{ {names}}}"));
                }
                _ => {
                    number += 1;
                    self.field(number, false);
                }
            }
        }
        self.close();
    }

    fn field(&mut self, number: usize, in_oneof: bool) {
        // Once in a message at most, and a name that v1beta1 has a rule against.
        let is_descriptor = number == 1 && !in_oneof && self.random.one_in(20);
        let name = if is_descriptor { "Descriptor".to_owned() } else { self.name() };
        let mut of = (*self.random.pick(&["string", "int32", "bool", "bytes", "double"])).to_owned();
        if self.random.one_in(3) {
            of = self.visible_message().unwrap_or(of);
        }
        let mut option = String::new();
        let mut label = match self.level {
            _ if in_oneof => "",
            Level::Proto3 => *self.random.pick(&["", "", "optional ", "repeated "]),
            Level::Edition2023 => *self.random.pick(&["", "", "repeated "]),
            _ => *self.random.pick(&["optional ", "repeated ", "required "]),
        };
        if self.level == Level::Edition2023 && label.is_empty() && !in_oneof && self.random.one_in(5) {
            option = " [features.field_presence = LEGACY_REQUIRED]".into();
        } else if !in_oneof && self.random.one_in(8) {
            label = "";
            of = format!("map<string, {of}>");
        } else if self.random.one_in(8) {
            option = " [deprecated = true]".into();
        }
        self.comments();
        self.line(&format!("{label}{of} {name} = {number}{option};"));
    }

    fn enumeration(&mut self) {
        let name = self.name();
        let prefix = format!("{}_", name.to_uppercase());
        self.comments();
        self.open(&format!("enum {name} {{"));
        let has_alias = self.random.one_in(5);
        if has_alias {
            self.comments();
            self.line("option allow_alias = true;");
        } else if self.random.one_in(10) {
            self.line("option deprecated = true;");
        }
        let first = if self.is_old() && self.random.one_in(4) { 3 } else { 0 };
        let mut numbers: Vec<i32> = vec![first, 1, -2, 7];
        if first != 0 && self.random.one_in(2) {
            numbers.push(0);
        }
        if has_alias {
            numbers.push(first);
        }
        for number in numbers {
            let value = match self.random.below(4) {
                0 => format!("{prefix}UNSPECIFIED_{}", {
                    self.count += 1;
                    self.count
                }),
                1 => format!("{prefix}{}_UNSPECIFIED", {
                    self.count += 1;
                    self.count
                }),
                _ => self.name(),
            };
            self.comments();
            self.line(&format!("{value} = {number};"));
        }
        self.close();
    }

    fn service(&mut self) {
        let name = if self.random.one_in(2) { format!("{}Service", self.name()) } else { self.name() };
        self.comments();
        self.open(&format!("service {name} {{"));
        for _ in 0..self.random.below(5) {
            let (Some(input), Some(output)) = (self.visible_message(), self.visible_message()) else { break };
            let method =
                self.random.pick(&["", "x"]).to_string() + input.rsplit('.').next().unwrap_or_default();
            let method = format!("{}{}", method.trim_end_matches("Request"), {
                self.count += 1;
                self.count
            });
            let stream = |it: usize| if it == 0 { "stream " } else { "" };
            let (first, second) = (self.random.below(4), self.random.below(4));
            let (first, second) = (stream(first), stream(second));
            self.comments();
            if self.random.one_in(3) {
                self.open(&format!("rpc {method}({first}{input}) returns ({second}{output}) {{"));
                self.line("option deprecated = true;");
                self.close();
            } else {
                self.line(&format!("rpc {method}({first}{input}) returns ({second}{output});"));
            }
        }
        // One that is as it shall be.
        self.count += 1;
        let method = format!("Get{}", self.count);
        self.line(&format!("rpc {method}({method}Request) returns ({name}{method}Response);"));
        self.close();
        self.line(&format!("message {method}Request {{}}"));
        self.line(&format!("message {name}{method}Response {{}}"));
    }

    fn visible_message(&mut self) -> Option<String> {
        let seen = &self.seen[self.file];
        let all: Vec<&Known> = self.messages.iter().filter(|it| seen.contains(&it.file)).collect();
        if all.is_empty() {
            return None;
        }
        Some(format!(".{}", self.random.pick(&all).full_name))
    }

    /// Whether groups, extensions, `required` and closed enums are there.
    fn is_old(&self) -> bool {
        matches!(self.level, Level::None | Level::Proto2)
    }

    /// A name that no other declaration has.
    fn name(&mut self) -> String {
        self.count += 1;
        let mut name = String::new();
        for number in 0..=self.random.below(3) {
            if number > 0 {
                let joint: &&str = self.random.pick(&["", "_", "_", "__"]);
                name.push_str(joint);
            }
            let word = self.random.pick(&WORDS).replace(['ö', 'ß'], "o");
            name.push_str(&match self.random.below(4) {
                0 => word.to_ascii_uppercase(),
                1 => word[..1].to_ascii_uppercase() + &word[1..],
                _ => word,
            });
        }
        let count = self.count;
        match self.random.below(4) {
            0 => format!("{name}_{count}"),
            1 => format!("{name}{count}_"),
            2 => format!("{name}{count}X"),
            _ => format!("{name}{count}"),
        }
    }

    /// What may stand above a declaration.
    fn comments(&mut self) {
        for _ in 0..self.random.below(3) {
            match self.random.below(9) {
                0 => self.line("// Something to read."),
                1 => self.line("//"),
                2 => self.line(""),
                3 => self.line("/* A block.\n */"),
                4 => self.line("/*\n * buf:lint:ignore COMMENT_FIELD\n */"),
                5 | 6 => {
                    let rule = *self.random.pick(&IGNORABLE);
                    let behind = *self.random.pick(&["", " since we say so", ", FIELD_NOT_REQUIRED", "X"]);
                    self.line(&format!("// buf:lint:ignore {rule}{behind}"));
                }
                7 => self.line("//buf:lint:ignore ENUM_VALUE_PREFIX\n//and more"),
                _ => {}
            }
        }
    }

    fn line(&mut self, text: &str) {
        match self.random.below(12) {
            0 => self.out.push_str(&"\t".repeat(self.indent)),
            1 if !text.is_empty() && !text.starts_with("//") => self.out.push_str("\t/* 日é */ "),
            _ => self.out.push_str(&"  ".repeat(self.indent)),
        }
        self.out.push_str(text);
        // A line comment behind a block comment behind a token is left out: buf takes it and the lines below it for two comments.
        if self.random.one_in(12) && text.ends_with([';', '{']) {
            let comment = *self.random.pick(&[" // Behind it.", " /* Behind it. */"]);
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    fn open(&mut self, text: &str) {
        self.line(text);
        self.indent += 1;
    }

    fn close(&mut self) {
        self.indent -= 1;
        self.line("}");
    }
}
