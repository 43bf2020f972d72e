//! Descriptions of several files in one text, linked and printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use wirelint_openapi::link::{
    At, FileFault, Found, Linked, Linker, MissingStep, RefFault, Reference, ReferenceKind, StructuralFault,
};
use wirelint_openapi::spec::VersionProblem;
use wirelint_source::FileId;
use wirelint_yaml::{Format, Tree, parse};

/// A linked fixture.
pub(crate) struct Fixture {
    pub(crate) linked: Linked,
    names: Vec<String>,
    /// What the linker asked for, in that order.
    asked: Vec<String>,
}

/// Links the files of `text`, each after a line `//- path`, the first one being the root.
pub(crate) fn link(text: &str) -> Fixture {
    let files: Vec<(String, Arc<Tree>)> = files(text);
    let by_name: BTreeMap<&str, usize> =
        files.iter().enumerate().map(|(index, (name, _))| (name.as_str(), index)).collect();
    let mut linker = Linker::new(FileId(0), Arc::clone(&files[0].1));
    let mut asked = Vec::new();
    loop {
        linker.run();
        let wanted = linker.wanted();
        if wanted.is_empty() {
            break;
        }
        for wanted in wanted {
            let from = &files[wanted.from.0 as usize].0;
            asked.push(format!("{from}: {}", wanted.path));
            let found = by_name.get(relative(from, &wanted.path).as_str());
            let file = found.map(|&index| (FileId(index as u32), Arc::clone(&files[index].1)));
            let missing = FileFault { message: "no such file".to_owned(), help: None };
            linker.provide(&wanted, file.ok_or(missing));
        }
    }
    Fixture { linked: linker.finish(), names: files.into_iter().map(|(name, _)| name).collect(), asked }
}

/// The references of a fixture, then its faults.
pub(crate) fn references(text: &str) -> String {
    let fixture = link(text);
    fixture.print_references() + &fixture.print_faults()
}

/// The objects of a fixture, then its faults.
pub(crate) fn objects(text: &str) -> String {
    let fixture = link(text);
    fixture.print_objects() + &fixture.print_faults()
}

/// The operations of a fixture.
pub(crate) fn operations(text: &str) -> String {
    let fixture = link(text);
    let mut out = String::new();
    for site in fixture.linked.operations() {
        writeln!(out, "{:?} {} {}: {}", site.origin, site.method, site.path, fixture.print(site.at)).unwrap();
        for parameter in fixture.linked.parameters_of(site) {
            writeln!(out, "  with {}", fixture.print(parameter)).unwrap();
        }
    }
    out + &fixture.print_faults()
}

/// The files that a fixture's linker asks for.
pub(crate) fn asked(text: &str) -> Vec<String> {
    link(text).asked
}

impl Fixture {
    pub(crate) fn print(&self, at: At) -> String {
        let file = if at.doc == 0 { "" } else { &self.names[self.linked.file(at).0 as usize] };
        format!("{file}{}", self.linked.pointer(at))
    }

    fn print_objects(&self) -> String {
        let mut out = String::new();
        for it in &self.linked.objects {
            writeln!(out, "{:?} {}", it.object, self.print(it.at)).unwrap();
        }
        out
    }

    fn print_references(&self) -> String {
        let mut out = String::new();
        for reference in self.linked.references() {
            self.print_reference(&mut out, reference);
        }
        out
    }

    fn print_reference(&self, out: &mut String, reference: &Reference) {
        let kind = match reference.kind {
            ReferenceKind::Ref => "",
            ReferenceKind::RefWithSiblings => " + siblings",
            ReferenceKind::Uri => " (uri)",
            ReferenceKind::SchemaName => " (name)",
        };
        let target = match &reference.target {
            Ok(target) => match self.linked.resolve(*target) {
                Some(end) if end == *target => self.print(end),
                Some(end) => format!("{} => {}", self.print(*target), self.print(end)),
                None => format!("{} => nowhere", self.print(*target)),
            },
            Err(fault) => format!("!! {}", self.print_ref_fault(fault)),
        };
        let expected = reference.expected;
        writeln!(out, "{}{kind}: {expected:?} -> {target}", self.print(reference.at)).unwrap();
    }

    fn print_ref_fault(&self, fault: &RefFault) -> String {
        match fault {
            RefFault::FileUnavailable(fault) => fault.message.clone(),
            RefFault::PointerNotFound(step) => {
                let MissingStep { deepest, segment, suggestion } = &**step;
                let hint = suggestion.as_ref().map(|it| format!(", perhaps `{it}`")).unwrap_or_default();
                format!("no `{segment}` in {}{hint}", self.print(*deepest))
            }
            RefFault::WrongKind { target, found } => {
                let found = match found {
                    Found::Object(object) => format!("{object:?}"),
                    Found::Container(kind) => format!("container, {}", kind.noun()),
                    Found::Node(kind) => kind.noun().to_owned(),
                };
                format!("{} is {found}", self.print(*target))
            }
            other => format!("{other:?}"),
        }
    }

    fn print_faults(&self) -> String {
        let mut out = String::new();
        for fault in &self.linked.faults {
            let at = self.print(fault.at());
            match fault {
                StructuralFault::Version { fault, .. } => {
                    let problem = match &fault.problem {
                        VersionProblem::Missing => "missing".to_owned(),
                        other => format!("{other:?}"),
                    };
                    writeln!(out, "! {at}: version {problem}, read as {}", fault.nearest.as_str()).unwrap();
                }
                StructuralFault::Shape { owner, key, expected, found, .. } => {
                    let key = key.map(|key| self.linked.node(key).text().unwrap().into_owned());
                    let key = key.map(|key| format!("`{key}` of ")).unwrap_or_default();
                    let (expected, found) = (expected.expected(), found.noun());
                    writeln!(out, "! {at}: {key}{owner:?} is {found}, not {expected}").unwrap();
                }
            }
        }
        out
    }
}

fn files(text: &str) -> Vec<(String, Arc<Tree>)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.trim_start().strip_prefix("//- ") {
            files.push((name.trim().to_owned(), String::new()));
        } else if let Some((_, content)) = files.last_mut() {
            content.push_str(line);
            content.push('\n');
        }
    }
    let tree = |name: &str, content: &str| {
        let is_json = Path::new(name).extension().is_some_and(|extension| extension == "json");
        let format = if is_json { Format::Json } else { Format::Yaml };
        Arc::new(parse(dedent(content), format))
    };
    files.into_iter().map(|(name, content)| (name.clone(), tree(&name, &content))).collect()
}

/// `text` without the indentation that its first line with content has.
fn dedent(text: &str) -> String {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let indent = first.len() - first.trim_start().len();
    text.lines().flat_map(|line| [line.get(indent..).unwrap_or_default(), "\n"]).collect()
}

/// `path` as seen from the folder of `from`.
fn relative(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
