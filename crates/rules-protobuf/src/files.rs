//! All files together, as rules about packages and folders see them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use wirelint_protobuf::link::Doc;
use wirelint_protobuf::syntax::{Node, Package};
use wirelint_source::{FileId, Span, TextRange};

use crate::Subject;

/// The files of one root that have something in common, as numbers in `Linked::docs`.
pub(crate) type Shared<'a> = BTreeMap<(u32, &'a str), Vec<u32>>;

/// All files.
pub(crate) struct Files<'a> {
    /// What they are.
    pub(crate) subject: Subject<'a>,
    /// So many of the first documents are judged.
    members: u32,
    packages: OnceCell<Shared<'a>>,
    folders: OnceCell<Shared<'a>>,
}

impl<'a> Files<'a> {
    pub(crate) fn new(subject: Subject<'a>, members: u32) -> Self {
        Self { subject, members, packages: OnceCell::new(), folders: OnceCell::new() }
    }

    /// Those that are judged, with their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, FileId, &'a Doc)> + use<'a> {
        let docs = (0..self.members).zip(self.subject.linked.docs());
        docs.filter_map(|(number, doc)| Some((number, doc.file?, &**doc)))
    }

    /// The files of each package of each root; those without a package have the empty one.
    pub(crate) fn packages(&self) -> &Shared<'a> {
        self.packages.get_or_init(|| self.by(|doc| doc.outline.package()))
    }

    /// The files of each folder of each root; see [`folder`].
    pub(crate) fn folders(&self) -> &Shared<'a> {
        self.folders.get_or_init(|| self.by(|doc| folder(&doc.path)))
    }

    /// The document with that number, and its file.
    pub(crate) fn doc(&self, number: u32) -> (&'a Doc, FileId) {
        let doc = &*self.subject.linked.docs()[number as usize];
        (doc, doc.file.expect("only documents that are files are told of"))
    }

    fn by(&self, key: impl Fn(&'a Doc) -> &'a str) -> Shared<'a> {
        let mut shared = Shared::new();
        for (number, _, doc) in self.all() {
            shared.entry((doc.root, key(doc))).or_default().push(number);
        }
        shared
    }
}

/// The folder of a path with `/`; `.` where it names none.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |it| it.0)
}

/// The place of a finding about a file as a whole: its start, which is where buf puts it, too.
pub(crate) fn start(file: FileId) -> Span {
    Span::in_file(file, TextRange::empty(0))
}

/// The place of a finding about what a file states by a statement, or does not state.
pub(crate) fn statement_or_start(file: FileId, statement: Option<Node<'_>>) -> Span {
    statement.map_or_else(|| start(file), |it| it.span(file))
}

/// The package statement of a file, else its start.
pub(crate) fn package_span(doc: &Doc, file: FileId) -> Span {
    statement_or_start(file, doc.parse.file().package().map(Package::node))
}

/// `a`, `b` and 3 more, each in backticks, for messages.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    const MOST: usize = 3;
    let names: Vec<String> = names.into_iter().map(|it| format!("`{it}`")).collect();
    match &*names {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] if names.len() <= MOST => format!("{} and {last}", most.join(", ")),
        all => format!("{} and {} more", all[..MOST].join(", "), all.len() - MOST),
    }
}
