//! New names for fields and enum values, which more than types refer to: strings with paths in them, defaults, JSON.

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_lint::Context;
use wirelint_protobuf::faults::json_name;
use wirelint_protobuf::link::Target;
use wirelint_protobuf::syntax::{Message, Node, NodeKind, OptionDecl, Value};

use crate::Document;
use crate::case::Case;
use crate::names::{is_in_word, rename, suggest_name};

/// The names of fields or enum values that a rule finds wrong, each with what it is to be instead.
pub(crate) struct Members<'t> {
    all: Vec<(Node<'t>, Option<String>)>,
}

impl<'t> FromIterator<(Node<'t>, Option<String>)> for Members<'t> {
    fn from_iter<T: IntoIterator<Item = (Node<'t>, Option<String>)>>(all: T) -> Self {
        Self { all: all.into_iter().collect() }
    }
}

impl<'t> Members<'t> {
    /// Reports each with `report`, and offers to write it as it is to be where that is certain to leave a valid file in which all names
    /// still mean what they did.
    pub(crate) fn report(
        &self,
        ctx: &mut Context<'_>,
        document: &Document<'t>,
        mut report: impl FnMut(&mut Context<'_>, Node<'t>),
    ) {
        let mut wanted: FxHashMap<_, u32> = FxHashMap::default();
        for (name, text) in &self.all {
            let message = message_of(*name).map(|it| it.node().id());
            *wanted.entry((message, text.as_deref().unwrap_or_default())).or_default() += 1;
        }
        for (name, text) in &self.all {
            report(ctx, *name);
            let Some(text) = text.as_deref() else { continue };
            let message = message_of(*name);
            if wanted[&(message.map(|it| it.node().id()), text)] > 1 {
                continue;
            }
            ctx.suggest(|| {
                if document.loose_words().contains(name.text()) {
                    return None;
                }
                let Some(message) = message else { return suggest_name(document, *name, text) };
                let is_taken = has_name(message, text) || has_json_name(message, *name, text);
                if is_taken { None } else { rename(document, *name, text) }
            });
        }
    }
}

/// The message that a field of that name is in; nothing knows the field beside what is in there. `None` for other names.
fn message_of(name: Node<'_>) -> Option<Message<'_>> {
    let field = name.parent().filter(|it| matches!(it.kind(), NodeKind::Field | NodeKind::MapField))?;
    let outer = field.parent()?;
    Message::cast(outer)
        .or_else(|| outer.parent().filter(|_| outer.kind() == NodeKind::Oneof).and_then(Message::cast))
}

/// Whether anything in a message is called `wanted`, values of its enums included, which stand beside these.
fn has_name(message: Message<'_>, wanted: &str) -> bool {
    let is_called = |it: Node<'_>| it.child(NodeKind::Name).is_some_and(|it| it.text() == wanted);
    message.node().children().any(|it| {
        let holds = matches!(it.kind(), NodeKind::Enum | NodeKind::Oneof | NodeKind::Extend);
        is_called(it) || holds && it.children().any(is_called)
    })
}

/// Whether a field beside that of `name` has in JSON the name that `wanted` would get.
fn has_json_name(message: Message<'_>, name: Node<'_>, wanted: &str) -> bool {
    let wanted = json_name(wanted);
    message.fields().filter(|it| it.name() != Some(name)).any(|it| {
        let stated = it.options().find(|it| it.path() == "json_name").and_then(OptionDecl::value);
        match stated.and_then(Value::str) {
            Some(stated) => stated == wanted,
            // As it is, and as it is to be.
            None => it
                .field_name()
                .is_some_and(|it| json_name(&it) == wanted || json_name(&Case::LowerSnake.of(&it)) == wanted),
        }
    })
}

/// The words in a file's code that are neither the name of a definition nor part of a name that is looked up: in strings, in values of
/// options, in what is not found.
pub(crate) fn loose_words<'d>(document: &Document<'d>) -> FxHashSet<&'d str> {
    let parse = &document.doc.parse;
    let words = |text: &'d str| {
        text.split(|it: char| !it.is_ascii() || !is_in_word(it as u8)).filter(|it| !it.is_empty())
    };
    let mut counts: FxHashMap<&str, i64> = FxHashMap::default();
    for node in parse.statements() {
        for token in parse.tokens(node.range()) {
            words(token.range.of(parse.text())).for_each(|it| *counts.entry(it).or_default() += 1);
        }
    }
    for symbol in document.subject.linked.symbols(document.number) {
        *counts.entry(symbol.name()).or_default() -= 1;
    }
    for link in document.doc.links() {
        if matches!(link.target, Target::Symbol(_)) {
            words(parse.node(link.node).text()).for_each(|it| *counts.entry(it).or_default() -= 1);
        }
    }
    counts.into_iter().filter(|it| it.1 > 0).map(|it| it.0).collect()
}
