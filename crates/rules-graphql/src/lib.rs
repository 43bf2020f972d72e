//! The rules that only GraphQL can state, over schemas and operations that are linked: what cannot be read, what the specification
//! forbids, and what other linters of GraphQL find. Same layout as the boundary rules: a group is a file with its list, a rule is a file.
//!
//! A definition is judged by itself and by what the names in it mean ([`run_items`]), so that after an edit only definitions that
//! have changed, or that name something that has, are judged again. What needs more is apart: a file as a whole ([`run_document`]),
//! and all files together ([`run_schema`]).

use std::cell::OnceCell;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use wirelint_graphql::faults::{Fault, FaultKind, Faults};
use wirelint_graphql::projects::Config;
use wirelint_graphql::schema::{At, Doc, Schema, Type};
use wirelint_graphql::syntax::{Definition, FieldDefinition, Node, OperationType, TypeDefinition};
use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_model::Date;
use wirelint_source::{FileId, ItemId, Span, TextRange};

mod batched_form;
mod case;
mod described;
mod errors;
mod evolution;
mod graphql;
mod idempotency;
mod ignores;
mod imported;
mod kinds;
mod n_plus_one;
mod names;
mod pagination;
mod pattern;
mod realtime;
mod rename;
mod report;
mod resolvers;
mod selector;
mod shapes;
mod sort_order;
mod walk;

use rename::Uses;
use report::report;

pub use batched_form::batched_form;
pub use ignores::Ignores;
pub use resolvers::{Resolvers, is_told, rule_about, rules_about_resolvers, run_resolvers};

/// What rules look at: all files of a schema and of the operations on it, linked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The files.
    pub schema: &'a Schema,
    /// What the specification forbids in them, to be asked for.
    pub faults: &'a Faults<'a>,
    /// What rules have found out about all of them; empty at first.
    pub found: &'a Found<'a>,
    /// What else is known of them.
    pub surroundings: &'a dyn Surroundings,
}

/// What several rules need to know of all files of a schema: each found once, by the rule that first asks for it.
#[derive(Default)]
pub struct Found<'a> {
    uses: OnceLock<Uses<'a>>,
    numbers: OnceLock<FxHashMap<String, usize>>,
}

impl<'a> Subject<'a> {
    /// Where things are named in all documents.
    fn uses(self) -> &'a Uses<'a> {
        self.found.uses.get_or_init(|| Uses::of(self.schema))
    }

    /// The numbers of the documents by the paths of their files.
    fn numbers(self) -> &'a FxHashMap<String, usize> {
        let path = |(number, doc): (usize, &Doc)| Some((self.surroundings.path(doc.file?), number));
        self.found.numbers.get_or_init(|| self.schema.docs().iter().enumerate().filter_map(path).collect())
    }
}

/// What whoever has the files knows of them beside their trees.
pub trait Surroundings: Sync {
    /// The path of `file`, relative to what all files are below, with `/` between its parts.
    fn path(&self, file: FileId) -> String;

    /// Bytes of `file` that are no UTF-8, in bytes from its start.
    fn not_utf8(&self, file: FileId) -> Vec<TextRange>;

    /// Where `file` is JSON that a server has answered with: what of it cannot be read or is missing, in bytes from its start.
    fn not_introspected(&self, _file: FileId) -> Vec<(TextRange, String)> {
        Vec::new()
    }

    /// What is taken for today; `None` where no rule is to judge by it.
    fn today(&self) -> Option<Date> {
        None
    }
}

/// One file among those.
pub(crate) struct Document<'a> {
    pub(crate) subject: Subject<'a>,
    /// What was read of it.
    pub(crate) doc: &'a Doc,
    /// The file.
    pub(crate) file: FileId,
}

impl<'a> Document<'a> {
    /// `None` for what is built in.
    fn new(subject: Subject<'a>, number: u32) -> Option<Self> {
        let doc = &subject.schema.docs()[number as usize];
        Some(Self { subject, doc, file: doc.file? })
    }

    /// Where `node` stands, which must be of this file.
    pub(crate) fn span(&self, node: Node<'_>) -> Span {
        node.span(self.file)
    }

    /// The first `length` bytes of `node`.
    pub(crate) fn start_of(&self, node: Node<'_>, length: u32) -> Span {
        let mut span = self.span(node);
        span.range.end = span.range.end.min(span.range.start.saturating_add(length));
        span
    }
}

/// A definition of one file.
pub(crate) struct Item<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    /// Where it is.
    pub(crate) at: At,
    /// The definition.
    pub(crate) definition: Definition<'a>,
}

impl<'a> Item<'_, 'a> {
    /// The fields that it gives the root type of such operations; none where it is something else.
    fn root_fields(&self, operation: OperationType) -> impl Iterator<Item = FieldDefinition<'a>> + use<'a> {
        let root = self.document.subject.schema.root(operation).map(Type::name);
        let ty = match self.definition {
            Definition::Type(ty) => Some(ty).filter(|it| root.is_some() && it.name().map(Node::text) == root),
            _ => None,
        };
        ty.into_iter().flat_map(TypeDefinition::fields)
    }

    /// Whether all of it could be read: what seems to be missing from it may be there otherwise.
    fn is_whole(&self) -> bool {
        self.document.doc.parse.errors_in(self.at.item).is_empty()
    }
}

/// Whether a fault is to be passed over.
type IsFine = fn(&mut Context<'_>, Subject<'_>, &Fault) -> bool;

/// How a rule looks at it.
pub(crate) enum Visit {
    /// It reports what the specification forbids, of that kind.
    Fault(FaultKind),
    /// The same but for what a function says, which is to be passed over.
    FaultUnless(FaultKind, IsFine),
    /// A definition. All that is reported stands in it, and hangs on its text and on what the names in it mean.
    Definition(fn(&mut Context<'_>, &Item<'_, '_>)),
    /// A file as a whole: the order of its definitions, its name. All that is reported stands in it.
    Document(fn(&mut Context<'_>, &Document<'_>)),
    /// A file that states projects, and its patterns that lead to no file.
    Configuration(fn(&mut Context<'_>, FileId, &Config, &[TextRange])),
    /// A definition, and a file as a whole.
    DefinitionAndDocument(fn(&mut Context<'_>, &Item<'_, '_>), fn(&mut Context<'_>, &Document<'_>)),
    /// All files together.
    Schema(fn(&mut Context<'_>, Subject<'_>)),
    /// The source code that answers a schema.
    Resolvers(fn(&mut Context<'_>, Resolvers<'_>)),
    /// All files together, and the source code that answers them.
    SchemaAndResolvers(fn(&mut Context<'_>, Subject<'_>), fn(&mut Context<'_>, Resolvers<'_>)),
}

const GROUPS: [&[&Rule<Visit>]; 7] = [
    errors::RULES,
    evolution::RULES,
    graphql::RULES,
    idempotency::RULES,
    n_plus_one::RULES,
    pagination::RULES,
    realtime::RULES,
];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on and looks at definitions over those of the document with that number in [`Schema::docs`]; over none where
/// that is built in. Each finding stands in the item that it is about, and hangs on that item's text and on what the names in it mean.
pub fn run_items(
    subject: Subject<'_>,
    number: u32,
    items: &mut dyn Iterator<Item = ItemId>,
    runner: &mut Runner<'_>,
) {
    let Some(document) = Document::new(subject, number) else { return };
    let item = |item: ItemId| {
        let definition = document.doc.parse.item(item).and_then(Definition::cast)?;
        Some(Item { document: &document, at: At { doc: number, item }, definition })
    };
    let items: Vec<Item<'_, '_>> = items.filter_map(item).collect();
    let faults = OnceCell::new();
    let find = || by_kind(items.iter().flat_map(|it| subject.faults.of_item(it.at)));
    for rule in GROUPS.into_iter().flatten() {
        match rule.visit {
            Visit::Fault(kind) => {
                runner.rule(&rule.meta, |ctx| report_all(ctx, subject, faults.get_or_init(find), kind, None));
            }
            Visit::FaultUnless(kind, is_fine) => runner.rule(&rule.meta, |ctx| {
                report_all(ctx, subject, faults.get_or_init(find), kind, Some(is_fine));
            }),
            Visit::Definition(check) | Visit::DefinitionAndDocument(check, _) => {
                runner.rule(&rule.meta, |ctx| {
                    items.iter().filter(|it| it.is_whole()).for_each(|it| check(ctx, it));
                });
            }
            Visit::Document(_)
            | Visit::Schema(_)
            | Visit::Configuration(_)
            | Visit::Resolvers(_)
            | Visit::SchemaAndResolvers(..) => {}
        }
    }
}

/// Runs every rule that is on and looks at files as a whole over the document with that number in [`Schema::docs`]; over none where that
/// is built in. What is found stands in that document, and hangs on it and on what the names in it mean.
pub fn run_document(subject: Subject<'_>, number: u32, runner: &mut Runner<'_>) {
    let Some(document) = Document::new(subject, number) else { return };
    for rule in GROUPS.into_iter().flatten() {
        if let Visit::Document(check) | Visit::DefinitionAndDocument(_, check) = rule.visit {
            runner.rule(&rule.meta, |ctx| check(ctx, &document));
        }
    }
}

/// Runs every rule that is on and looks at all files together.
pub fn run_schema(subject: Subject<'_>, runner: &mut Runner<'_>) {
    let faults = OnceCell::new();
    let find = || by_kind(subject.faults.of_all().iter().cloned());
    for rule in GROUPS.into_iter().flatten() {
        match rule.visit {
            Visit::Fault(kind) => {
                runner.rule(&rule.meta, |ctx| report_all(ctx, subject, faults.get_or_init(find), kind, None));
            }
            Visit::FaultUnless(kind, is_fine) => runner.rule(&rule.meta, |ctx| {
                report_all(ctx, subject, faults.get_or_init(find), kind, Some(is_fine));
            }),
            Visit::Schema(check) | Visit::SchemaAndResolvers(check, _) => {
                runner.rule(&rule.meta, |ctx| check(ctx, subject));
            }
            Visit::Definition(_)
            | Visit::Document(_)
            | Visit::Resolvers(_)
            | Visit::DefinitionAndDocument(..)
            | Visit::Configuration(_) => {}
        }
    }
}

/// Runs every rule that is on over what `file` says about projects; `unmatched` are its patterns that lead to no file.
pub fn run_configuration(file: FileId, config: &Config, unmatched: &[TextRange], runner: &mut Runner<'_>) {
    for rule in GROUPS.into_iter().flatten() {
        if let Visit::Configuration(check) = rule.visit {
            runner.rule(&rule.meta, |ctx| check(ctx, file, config, unmatched));
        }
    }
}

type FaultsByKind = FxHashMap<FaultKind, Vec<Fault>>;

fn report_all(
    ctx: &mut Context<'_>,
    subject: Subject<'_>,
    faults: &FaultsByKind,
    kind: FaultKind,
    is_fine: Option<IsFine>,
) {
    for it in faults.get(&kind).into_iter().flatten() {
        if !is_fine.is_some_and(|is_fine| is_fine(ctx, subject, it)) {
            report(ctx, subject, it);
        }
    }
}

fn by_kind(faults: impl Iterator<Item = Fault>) -> FaultsByKind {
    let mut found = FaultsByKind::default();
    faults.for_each(|it| found.entry(it.kind).or_default().push(it));
    found
}
