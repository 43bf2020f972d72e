//! What all readers do: take values of the type that is due, and remember where they stand and what is wrong with them.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use wirelint_model::traffic::{Dialect, Fault, FaultKind, Traffic, Written};
use wirelint_source::{FileId, ItemId, Span, TextRange};
use wirelint_yaml::{Entry, Node, Scalar, Style, Tree};

use crate::duration::Form;
use crate::embedded::Embedded;
use crate::nearest::nearest;

/// Reads one text.
pub(crate) struct Reader<'r> {
    file: FileId,
    /// Where the text stands, where it stands inside of a string.
    within: Option<&'r Embedded>,
    /// Whose configuration is being read.
    pub(crate) dialect: Dialect,
    /// What was read so far.
    pub(crate) traffic: Traffic,
}

/// The fields of an object.
#[derive(Clone, Copy)]
pub(crate) enum Fields {
    /// These, and no others.
    Only(&'static [&'static str]),
    /// Others as well, which nobody here looks at: only a name that is nearly one of these is a slip.
    Among(&'static [&'static str]),
}

impl<'r> Reader<'r> {
    pub(crate) fn new(file: FileId, within: Option<&'r Embedded>, dialect: Dialect) -> Self {
        Self { file, within, dialect, traffic: Traffic::default() }
    }

    /// The file that is being read.
    pub(crate) fn file(&self) -> FileId {
        self.file
    }

    /// Where `node` stands.
    pub(crate) fn span(&self, node: Node<'_>) -> Span {
        match self.within {
            None => Span { file: self.file, item: node.id().item, range: node.local_range() },
            Some(within) => Span::in_file(self.file, within.outer(node.range())),
        }
    }

    /// Where the bytes `start..end` of the content of `node` stand; the whole of it where its content is not what is written.
    pub(crate) fn part(&self, node: Node<'_>, start: usize, end: usize) -> Span {
        let node = node.resolved();
        let quote = match node.style() {
            Style::Plain => 0,
            Style::SingleQuoted | Style::DoubleQuoted => 1,
            _ => return self.span(node),
        };
        let source = node.source();
        let content = node.text();
        let is_written =
            matches!(content, Some(Cow::Borrowed(it)) if source.get(quote..quote + it.len()) == Some(it));
        if !is_written {
            return self.span(node);
        }
        let at = |offset: usize| node.local_range().start + (quote + offset) as u32;
        let local = TextRange::new(at(start), at(end));
        match self.within {
            None => Span { file: self.file, item: node.id().item, range: local },
            Some(within) => {
                let absolute = local.shifted(node.range().start - node.local_range().start);
                Span::in_file(self.file, within.outer(absolute))
            }
        }
    }

    /// Remembers that something is wrong with a field.
    pub(crate) fn fault(&mut self, field: impl Into<Arc<str>>, span: Span, kind: FaultKind) {
        let fault = Fault { dialect: Some(self.dialect), span, field: field.into(), kind };
        self.traffic.faults.push(fault);
    }

    /// Remembers that something is wrong with the value of `entry`.
    pub(crate) fn fault_at(&mut self, entry: Entry<'_>, kind: FaultKind) {
        self.fault(name(entry), self.span(entry.value), kind);
    }

    /// The field `name` of `node`, if it is there and not null. Envoy reads both spellings of Protocol Buffers' JSON form.
    pub(crate) fn entry<'t>(&self, node: Node<'t>, name: &str) -> Option<Entry<'t>> {
        let entry = node.entry(name).or_else(|| match self.dialect {
            Dialect::Envoy => node.entry(&camel(name)),
            _ => None,
        });
        entry.filter(|it| !it.value.is_null())
    }

    /// The field `name` of `node`, remembering that it is missing, in what stands at `owner`, where it is.
    pub(crate) fn required<'t>(
        &mut self,
        node: Node<'t>,
        name: &'static str,
        owner: Span,
    ) -> Option<Entry<'t>> {
        let entry = self.entry(node, name);
        if entry.is_none() {
            self.fault(name, owner, FaultKind::Missing);
        }
        entry
    }

    /// The object that the field `name` of `node` is, with its key.
    pub(crate) fn object<'t>(&mut self, node: Node<'t>, name: &str) -> Option<Entry<'t>> {
        let entry = self.entry(node, name)?;
        self.is_object(entry).then_some(entry)
    }

    /// Whether the value is an object, remembering where it is not.
    pub(crate) fn is_object(&mut self, entry: Entry<'_>) -> bool {
        let is_object = entry.value.is_mapping();
        if !is_object {
            self.fault_at(entry, FaultKind::Expected("an object"));
        }
        is_object
    }

    /// The elements of the list that the field `name` of `node` is. Nothing where it is not there.
    pub(crate) fn list<'t>(&mut self, node: Node<'t>, name: &str) -> Vec<Node<'t>> {
        self.entry(node, name).map(|it| self.elements(it)).unwrap_or_default()
    }

    /// The elements of a list.
    pub(crate) fn elements<'t>(&mut self, entry: Entry<'t>) -> Vec<Node<'t>> {
        if !entry.value.is_sequence() {
            self.fault_at(entry, FaultKind::Expected("a list"));
        }
        entry.value.elements().collect()
    }

    /// The objects of the list that the field `name` of `node` is.
    pub(crate) fn objects<'t>(&mut self, node: Node<'t>, name: &'static str) -> Vec<Node<'t>> {
        let mut objects = self.list(node, name);
        objects.retain(|it| {
            let is_object = it.is_mapping();
            if !is_object {
                self.fault(name, self.span(*it), FaultKind::Expected("an object"));
            }
            is_object
        });
        objects
    }

    /// The string that the field `name` of `node` is.
    pub(crate) fn string(&mut self, node: Node<'_>, name: &str) -> Option<Written<Arc<str>>> {
        self.entry(node, name).and_then(|it| self.string_of(it))
    }

    /// The string that a value is.
    pub(crate) fn string_of(&mut self, entry: Entry<'_>) -> Option<Written<Arc<str>>> {
        if entry.value.str().is_none() {
            self.fault_at(entry, FaultKind::Expected("a string"));
        }
        self.word(entry.value)
    }

    /// What a scalar says, whatever its type.
    pub(crate) fn word(&self, node: Node<'_>) -> Option<Written<Arc<str>>> {
        node.text().map(|text| Written::new(text.into(), self.span(node)))
    }

    /// The strings of the list that the field `name` of `node` is.
    pub(crate) fn strings(&mut self, node: Node<'_>, name: &'static str) -> Vec<Written<Arc<str>>> {
        let mut strings = Vec::new();
        for element in self.list(node, name) {
            if element.str().is_none() {
                self.fault(name, self.span(element), FaultKind::Expected("a string"));
            }
            strings.extend(self.word(element));
        }
        strings
    }

    /// The boolean that the field `name` of `node` is.
    pub(crate) fn bool(&mut self, node: Node<'_>, name: &str) -> Option<Written<bool>> {
        let entry = self.entry(node, name)?;
        let value = entry.value.bool();
        if value.is_none() {
            self.fault_at(entry, FaultKind::Expected("`true` or `false`"));
        }
        value.map(|it| Written::new(it, self.span(entry.value)))
    }

    /// The number that the field `name` of `node` is. One in quotes is taken as well; only Envoy takes it for one.
    pub(crate) fn number(&mut self, node: Node<'_>, name: &str) -> Option<Written<f64>> {
        let entry = self.entry(node, name)?;
        self.number_of(entry, "a number")
    }

    fn number_of(&mut self, entry: Entry<'_>, due: &'static str) -> Option<Written<f64>> {
        let quoted = || entry.value.text().and_then(|it| it.trim().parse::<f64>().ok());
        let value = entry.value.number().or_else(quoted).filter(|it| it.is_finite());
        let is_one = entry.value.number().is_some() || self.dialect == Dialect::Envoy;
        if value.is_none() || !is_one {
            self.fault_at(entry, FaultKind::Expected(due));
        }
        value.map(|it| Written::new(it, self.span(entry.value)))
    }

    /// The whole number from 0 on that the field `name` of `node` is.
    pub(crate) fn count(&mut self, node: Node<'_>, name: &str) -> Option<Written<u32>> {
        let entry = self.entry(node, name)?;
        let due = "a whole number";
        let Written { value, span } = self.number_of(entry, due)?;
        if value.fract() != 0.0 || value < 0.0 || value > f64::from(u32::MAX) {
            self.fault_at(entry, FaultKind::Expected(due));
            return None;
        }
        #[expect(clippy::cast_sign_loss, reason = "it is in the range of the type")]
        Some(Written::new(value as u32, span))
    }

    /// The duration that the field `name` of `node` is.
    pub(crate) fn duration(&mut self, node: Node<'_>, name: &str, form: Form) -> Option<Written<Duration>> {
        self.entry(node, name).and_then(|it| self.duration_of(it, form))
    }

    /// The duration that a value is. A bare number is none in any system.
    pub(crate) fn duration_of(&mut self, entry: Entry<'_>, form: Form) -> Option<Written<Duration>> {
        // `0` is one for Go, where it is written as a string.
        let text = match entry.value.scalar() {
            Some(Scalar::Str(text)) => Some(text),
            _ => None,
        };
        let value = text.and_then(|it| form.parse(&it));
        if value.is_none() {
            self.fault_at(entry, FaultKind::Expected(form.noun()));
        }
        value.map(|it| Written::new(it, self.span(entry.value)))
    }

    /// Remembers fields of `node` that the system does not know.
    pub(crate) fn fields(&mut self, node: Node<'_>, fields: Fields) {
        let (Fields::Only(known) | Fields::Among(known)) = fields;
        for entry in node.pairs() {
            let key = name(entry);
            let is_known = |it: &&str| **it == *key || (self.dialect == Dialect::Envoy && camel(it) == *key);
            // What is for us is nobody's.
            if known.iter().any(is_known) || key.starts_with("x-wirelint") {
                continue;
            }
            let near = nearest(&key, known.iter().copied());
            let near = near.and_then(|near| known.iter().copied().find(|it| *it == near));
            if near.is_some() || matches!(fields, Fields::Only(_)) {
                self.fault(&*key, self.span(entry.key), FaultKind::UnknownField(near));
            }
        }
    }

    /// Remembers what could not be read in the text, which stands before what is made of the rest.
    pub(crate) fn syntax(&mut self, tree: &Tree) {
        let dialect = self.traffic.tables.first().map_or(self.dialect, |it| it.dialect);
        let faults = tree.errors().map(|(item, error)| {
            let span = match self.within {
                None => Span { file: self.file, item, range: error.range },
                Some(within) => Span::in_file(self.file, within.outer(tree.absolute(item, error.range))),
            };
            let kind = FaultKind::Syntax((&*error.message).into(), error.help.as_deref().map(Into::into));
            Fault { dialect: Some(dialect), span, field: "".into(), kind }
        });
        let faults: Vec<Fault> = faults.collect();
        self.traffic.faults.splice(0..0, faults);
    }

    /// What another reader has read.
    pub(crate) fn append(&mut self, other: Traffic) {
        let Traffic { tables, limits, faults } = other;
        self.traffic.tables.extend(tables);
        self.traffic.limits.extend(limits);
        self.traffic.faults.extend(faults);
    }
}

/// The key of an entry.
pub(crate) fn name(entry: Entry<'_>) -> Cow<'_, str> {
    entry.key.text().unwrap_or(Cow::Borrowed(entry.key.source()))
}

/// `retry_policy` as `retryPolicy`.
fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for letter in name.chars() {
        if letter == '_' {
            upper = true;
        } else {
            out.push(if upper { letter.to_ascii_uppercase() } else { letter });
            upper = false;
        }
    }
    out
}

/// The place of a file where nothing in it can be pointed at.
pub(crate) fn start_of(file: FileId) -> Span {
    Span { file, item: ItemId::SKELETON, range: TextRange::empty(0) }
}
