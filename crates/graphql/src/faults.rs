//! What the specification forbids, as data: rules for the type system (section 3) and for documents that are executed (section 5 of the
//! [specification of September 2025](https://spec.graphql.org/September2025/)).
//!
//! Errors of syntax are not among them ([`Parse::errors`](crate::syntax::Parse::errors)). What a check needs and a document lacks
//! makes one fault and no further ones. Each fault says by its [kind](FaultKind) which rule it breaks; the kinds are called as in
//! graphql-js, from which other tools have their names.
//!
//! A definition is judged for itself as far as that goes ([`Faults::of_item`]): what is found depends on its own text and on what the
//! names in it mean. What needs a look at all of them is apart ([`Faults::of_all`]).

mod arguments;
mod cycles;
mod definitions;
mod directives;
mod fragments;
mod input_objects;
mod interfaces;
mod operations;
mod overlap;
mod selections;
mod types;
mod unique;
mod values;
mod variables;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::{FileId, ItemId, Span, TextRange};

use crate::schema::{At, Schema, Type, TypeId};
use crate::syntax::{Definition, Node, NodeKind, TypeKind};

/// Which rule is broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FaultKind {
    // Of the type system.
    /// There is one definition of the schema.
    LoneSchemaDefinition,
    /// Each kind of operation has one root type.
    UniqueOperationTypes,
    /// A type is defined once.
    UniqueTypeNames,
    /// A value of an enum is defined once.
    UniqueEnumValueNames,
    /// A field is defined once.
    UniqueFieldDefinitionNames,
    /// An argument is defined once.
    UniqueArgumentDefinitionNames,
    /// A directive is defined once.
    UniqueDirectiveNames,
    /// What is extended is defined, and of the same kind.
    PossibleTypeExtensions,
    /// There is a query, and root types are different objects.
    RootTypes,
    /// Names do not begin with `__`.
    ReservedNames,
    /// Types have fields, values or members.
    EmptyTypes,
    /// Fields give types that can be given out.
    OutputTypes,
    /// Arguments and fields of input objects have types that can be given in.
    InputTypes,
    /// A type has what its interfaces promise.
    Interfaces,
    /// Members of a union are objects, each once.
    UnionMembers,
    /// Input objects do not need each other in a circle.
    InputObjectCycles,
    /// Fields of an input object with `@oneOf` are nullable and have no default value.
    OneOfFields,
    /// What must be given is not deprecated.
    DeprecatedRequired,
    /// A field is deprecated only if the field of the interface that it implements is. Since September 2025; published
    /// schemas are older.
    DeprecatedImplementations,
    /// Default values are of the type.
    DefaultValues,
    /// Default values do not need each other in a circle.
    DefaultValueCycles,
    // Of both.
    /// Types that are named exist.
    KnownTypeNames,
    /// Directives exist and stand where they may.
    KnownDirectives,
    /// A directive that is not repeatable stands once.
    UniqueDirectivesPerLocation,
    /// Arguments exist.
    KnownArgumentNames,
    /// An argument is given once.
    UniqueArgumentNames,
    /// A field of an input object is given once.
    UniqueInputFieldNames,
    /// Arguments that must be given are.
    ProvidedRequiredArguments,
    // Of what is executed.
    /// A document with operations defines no types.
    ExecutableDefinitions,
    /// An operation's name is its own.
    UniqueOperationNames,
    /// An operation without a name is alone.
    LoneAnonymousOperation,
    /// A subscription has one root field.
    SingleFieldSubscriptions,
    /// The schema has such operations.
    KnownOperationTypes,
    /// Fragments are on objects, interfaces and unions.
    FragmentsOnCompositeTypes,
    /// Variables have types that can be given in.
    VariablesAreInputTypes,
    /// Fields are selected of what has some, and of nothing else.
    ScalarLeafs,
    /// Fields exist.
    FieldsOnCorrectType,
    /// A fragment's name is its own.
    UniqueFragmentNames,
    /// Fragments that are used exist.
    KnownFragmentNames,
    /// Fragments are used.
    NoUnusedFragments,
    /// A fragment can apply where it is used.
    PossibleFragmentSpreads,
    /// Fragments do not use each other in a circle.
    NoFragmentCycles,
    /// A variable's name is its own.
    UniqueVariableNames,
    /// Variables that are used are defined.
    NoUndefinedVariables,
    /// Variables are used.
    NoUnusedVariables,
    /// Values are of the type.
    ValuesOfCorrectType,
    /// Variables are of the type.
    VariablesInAllowedPosition,
    /// Fields of one name in the response are the same.
    OverlappingFieldsCanBeMerged,
}

impl FaultKind {
    /// Whether it may be none once a part of the schema is known that is out of reach now: a type may have more fields, values, members and
    /// interfaces than what is known says, and types may be defined that are only extended.
    fn may_be_right_elsewhere(self) -> bool {
        matches!(
            self,
            Self::PossibleTypeExtensions
                | Self::RootTypes
                | Self::EmptyTypes
                | Self::Interfaces
                | Self::FieldsOnCorrectType
                | Self::PossibleFragmentSpreads
        )
    }
}

/// Something that the specification forbids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Which rule is broken.
    pub kind: FaultKind,
    /// The smallest stretch at fault.
    pub span: Span,
    /// What is wrong, in the manner of all messages.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that explain it.
    pub related: Vec<(Span, String)>,
    /// The name that is wrong, and the one that was meant, where exactly one is near.
    pub meant: Option<(Span, String)>,
    /// What is never used is near to a name that is used and that nothing has.
    pub is_missed: bool,
}

impl Fault {
    fn help(&mut self, help: impl Into<Option<String>>) -> &mut Self {
        self.help = help.into();
        self
    }

    /// Says which of the names was meant by `name`, which stands at `span`: the nearest, where one is near.
    fn meant<'a>(&mut self, span: Span, name: &str, names: impl Iterator<Item = &'a str>) -> &mut Self {
        let near = nearest(name, names);
        if !near.is_empty() {
            let all: Vec<String> = near.iter().map(|it| format!("`{it}`")).collect();
            self.help = Some(format!("did you mean {}?", all.join(" or ")));
        }
        if let [only] = *near {
            self.meant = Some((span, only.to_owned()));
        }
        self
    }

    /// Says which of `unknown`, names that are used and that nothing has, may be meant for `name`, which is never used.
    fn missed<'a>(&mut self, name: &str, unknown: impl Iterator<Item = &'a str>) -> &mut Self {
        // Where more than a few are unknown, something else is wrong.
        if let Some(near) = nearest(name, unknown.take(100)).first() {
            self.help = Some(format!("perhaps it is meant by `{near}`"));
            self.is_missed = true;
        }
        self
    }

    /// Says where something else stands; what is built in stands nowhere.
    fn related(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Self {
        self.related.extend(span.into().map(|it| (it, message.into())));
        self
    }
}

/// Finds faults in linked documents.
pub struct Faults<'s> {
    schema: &'s Schema,
    /// Made when an executable definition is first judged.
    executables: OnceLock<FxHashMap<At, selections::Walked<'s>>>,
    /// What is wrong with all of them together; found when it is first asked for.
    together: OnceLock<Vec<Fault>>,
    /// The input objects with `@oneOf`.
    one_of: FxHashSet<TypeId>,
    /// Whether types may be extended that are defined by another service.
    is_federated: bool,
    /// Whether any document defines types or directives: without a schema nothing is unknown.
    has_schema: bool,
    /// Whether only part of the schema is there.
    is_part: bool,
}

impl<'s> Faults<'s> {
    /// Finds nothing yet.
    pub fn new(schema: &'s Schema) -> Self {
        let has_key = || {
            let mut types = schema.types().filter(|it| !it.is_built_in());
            schema.directive("key").is_none() && types.any(|it| it.has_directive("key"))
        };
        let is_federated = schema.is_subgraph() || has_key();
        let has_directives = schema
            .directive_names()
            .any(|it| schema.directive(it).is_some_and(|it| schema.docs()[it.doc as usize].file.is_some()));
        let has_schema = has_directives || schema.types().any(|it| !it.is_built_in());
        let inputs = schema.types().filter(|it| it.kind() == TypeKind::InputObject);
        let one_of = inputs.filter(|it| it.has_directive("oneOf")).map(Type::id).collect();
        Self {
            schema,
            executables: OnceLock::new(),
            together: OnceLock::new(),
            one_of,
            is_federated,
            has_schema,
            is_part: false,
        }
    }

    /// The same where only part of the schema is there: then no type, directive or kind of operation is unknown, and no type lacks anything.
    #[must_use]
    pub fn of_part(mut self) -> Self {
        self.has_schema = false;
        self.is_part = true;
        self
    }

    /// Whether only part of the schema is there.
    pub fn is_part(&self) -> bool {
        self.is_part
    }

    fn is_sure(&self, fault: &Fault) -> bool {
        !(self.is_part && fault.kind.may_be_right_elsewhere())
    }

    /// What is wrong in a document, in the order of the text; nothing for what is built in.
    pub fn of(&self, doc: u32) -> Vec<Fault> {
        let linked = &self.schema.docs()[doc as usize];
        let Some(file) = linked.file else { return Vec::new() };
        let items = (1..linked.parse.item_count() as u32).map(|it| At { doc, item: ItemId(it) });
        let mut found: Vec<Fault> = items.flat_map(|it| self.of_item(it)).collect();
        found.extend(self.of_all().iter().filter(|it| it.span.file == file).cloned());
        found.sort_by_key(|it| (linked.parse.absolute(it.span.item, it.span.range), it.kind));
        found
    }

    /// What is wrong in a definition for itself: whatever else is defined, only what the names in it mean has a say.
    pub fn of_item(&self, at: At) -> Vec<Fault> {
        let Some(mut check) = Check::new(self, at.doc) else { return Vec::new() };
        match self.schema.node(at).and_then(Definition::cast) {
            Some(Definition::Operation(it)) => check.operation(it),
            Some(Definition::Fragment(it)) => check.fragment(it),
            Some(definition) => check.definition(definition),
            None => {}
        }
        check.found.retain(|it| self.is_sure(it));
        check.found
    }

    /// What is wrong with all of them together: doubled names, circles, root types, fragments that nobody uses.
    pub fn of_all(&self) -> &[Fault] {
        self.together.get_or_init(|| {
            let mut found = Vec::new();
            for doc in 0..self.schema.docs().len() as u32 {
                let Some(mut check) = Check::new(self, doc) else { continue };
                check.unique_executables();
                check.executable_definitions();
                found.append(&mut check.found);
            }
            found.extend(self.types_of_all());
            found.extend(self.fragments_of_all());
            found.extend(self.overlaps_of_all());
            found.retain(|it| self.is_sure(it));
            found
        })
    }
}

/// The check of something in one document.
struct Check<'f, 's> {
    all: &'f Faults<'s>,
    schema: &'s Schema,
    doc: u32,
    file: FileId,
    /// Where a fault is reported that is found in another document, in which it would be none without this definition.
    anchor: Option<Node<'s>>,
    found: Vec<Fault>,
}

impl<'f, 's> Check<'f, 's> {
    /// `None` for what is built in.
    fn new(all: &'f Faults<'s>, doc: u32) -> Option<Self> {
        let file = all.schema.docs()[doc as usize].file?;
        Some(Self { all, schema: all.schema, doc, file, anchor: None, found: Vec::new() })
    }

    fn report(&mut self, kind: FaultKind, node: Node<'_>, message: impl Into<String>) -> &mut Fault {
        self.found.push(Fault {
            kind,
            span: Span { range: head(node), ..node.span(self.file) },
            message: message.into(),
            help: None,
            related: Vec::new(),
            meant: None,
            is_missed: false,
        });
        self.found.last_mut().expect("it has just been added")
    }

    /// As [`Self::report`], at a node of any document.
    fn report_in(
        &mut self,
        doc: u32,
        kind: FaultKind,
        node: Node<'_>,
        message: impl Into<String>,
    ) -> &mut Fault {
        match self.anchor.filter(|_| doc != self.doc) {
            None => self.report(kind, node, message),
            Some(anchor) => {
                let span = self.schema.span(doc, node);
                self.report(kind, anchor, message).related(span, "in what it uses, here")
            }
        }
    }

    fn span(&self, node: Node<'_>) -> Span {
        node.span(self.file)
    }
}

/// What of a node, relative to its item, people would point at: what a selection, an argument or a directive is called, and not all that is
/// in it.
fn head(node: Node<'_>) -> TextRange {
    let whole = node.local_range();
    let has_head = matches!(node.kind(), NodeKind::Field | NodeKind::Argument | NodeKind::Directive);
    match node.child(NodeKind::Name).filter(|_| has_head) {
        Some(name) => TextRange::new(whole.start, name.local_range().end),
        None => whole,
    }
}

/// Of the names those that are nearest to `name`, if they are near, in their order: one, or several that are as near. Of more than three
/// none is a help.
pub fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    // Most of many names are told by their length and their ends: hardly anybody mistypes both of these.
    let end = |it: &str| it.as_bytes().last().map(u8::to_ascii_lowercase);
    let start = |it: &str| it.as_bytes().first().map(u8::to_ascii_lowercase);
    let may_be_near = |it: &&str| {
        let is_as_long = it.len().abs_diff(name.len()) * 3 <= name.len();
        is_as_long && *it != name && (start(it) == start(name) || end(it) == end(name))
    };
    let distance = |it: &str| {
        if it.eq_ignore_ascii_case(name) { 0 } else { strsim::osa_distance(name, it) }
    };
    let mut near: Vec<(usize, &str)> = names.filter(may_be_near).map(|it| (distance(it), it)).collect();
    near.sort_unstable();
    near.dedup();
    let Some(&(least, _)) = near.first() else { return Vec::new() };
    near.retain(|it| it.0 == least);
    // Of a name of one or two letters every other one is near.
    if least * 3 > name.len() || near.len() > 3 {
        return Vec::new();
    }
    near.into_iter().map(|it| it.1).collect()
}
