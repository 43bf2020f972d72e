//! What an operation costs at most, from its text and the schema alone: how many objects its answer may hold.
//!
//! An object counts one, or what `@cost` on its field or its type says; scalars count nothing. A list multiplies what is selected of its
//! elements by the argument that slices it, else by the largest value that the argument accepts, else by what is assumed of it
//! (`@listSize`), else by [`Cost::ASSUMED`]; lists in lists multiply (<https://ibm.github.io/graphql-specs/cost-spec.html>, section 4).

use rustc_hash::FxHashMap;
use wirelint_source::Span;

use crate::lists::List;
use crate::schema::{At, Schema, Type};
use crate::syntax::{
    Argument, Directive, Field, Fragment, Node, Operation, OperationType, Selection, SelectionSet, Value,
};

/// What an operation costs at most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cost {
    /// The number of objects, as far as 64 bits hold it.
    pub objects: u64,
    /// The lists in lists that most of them are in, the outermost first.
    pub lists: Vec<Multiplied>,
}

/// A selected field that multiplies what is selected below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Multiplied {
    /// The field's name in the schema.
    pub name: String,
    /// Where it is selected.
    pub span: Span,
    /// By what it multiplies.
    pub by: u64,
    /// How that is known.
    pub known: Known,
}

/// How it is known how long a list is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Known {
    /// An argument says so, or a variable by its default.
    Given,
    /// The schema says so: a default, a largest value, an assumed size.
    Schema,
    /// Nothing does.
    Assumed,
}

impl Cost {
    /// How many elements a list has of which nothing is said.
    pub const ASSUMED: u64 = 10;
    /// How many selections of one operation are looked at, those of fragments each time anew.
    pub const SELECTIONS: u32 = 20_000;
    /// How deep selections may be in each other, those of fragments included.
    pub const DEPTH: u32 = 300;

    /// What the operation at `at` costs; `None` where that is none, its root type is unknown, or there is too much of it to tell.
    pub fn of(schema: &Schema, at: At) -> Option<Self> {
        let operation = Operation::cast(schema.node(at)?)?;
        let root = schema.root(operation.operation_type())?;
        let mut walk = Walk { schema, operation, fragments: FxHashMap::default(), left: Self::SELECTIONS };
        let found = walk.selections(at.doc, operation.selection_set()?, root, None, 0)?;
        let own = match operation.operation_type() {
            // A write costs more than what it gives back (<https://www.apollographql.com/docs/graphos/routing/security/demand-control>).
            OperationType::Mutation => 10,
            OperationType::Query | OperationType::Subscription => 0,
        };
        let mut lists: Vec<Multiplied> = found.lists;
        lists.reverse();
        Some(Self { objects: found.objects.saturating_add(own), lists })
    }
}

/// What a selection set holds, once.
#[derive(Clone, Default)]
struct Found {
    objects: u64,
    /// The costliest way into lists, the innermost first, and by what it multiplies.
    lists: Vec<Multiplied>,
    product: u64,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.objects = self.objects.saturating_add(other.objects);
        if other.product > self.product {
            self.lists = other.lists;
            self.product = other.product;
        }
    }
}

/// A page whose list is as long as its field says.
struct Page<'l, 's> {
    list: &'l List<'s>,
    by: u64,
    known: Known,
    /// The field that gives the page.
    span: Option<Span>,
    name: &'s str,
}

struct Walk<'s> {
    schema: &'s Schema,
    operation: Operation<'s>,
    /// `None` while it is looked into: what is used in a circle adds nothing.
    fragments: FxHashMap<At, Option<Found>>,
    left: u32,
}

impl<'s> Walk<'s> {
    fn selections(
        &mut self,
        doc: u32,
        set: SelectionSet<'s>,
        on: Type<'s>,
        page: Option<&Page<'_, 's>>,
        depth: u32,
    ) -> Option<Found> {
        let mut found = Found { product: 1, ..Found::default() };
        for selection in set.selections() {
            self.left = self.left.checked_sub(1)?;
            if depth == Cost::DEPTH {
                return None;
            }
            match selection {
                Selection::Field(field) => found.add(self.field(doc, field, on, page, depth)?),
                Selection::Inline(inline) => {
                    let on = inline.type_condition().and_then(|it| self.schema.named(it)).unwrap_or(on);
                    let Some(set) = inline.selection_set() else { continue };
                    found.add(self.selections(doc, set, on, page, depth + 1)?);
                }
                Selection::Spread(spread) => {
                    let Some(at) = spread.name().and_then(|it| self.schema.fragments(it.text()).first())
                    else {
                        continue;
                    };
                    found.add(self.fragment(*at, page, depth)?);
                }
            }
        }
        Some(found)
    }

    fn fragment(&mut self, at: At, page: Option<&Page<'_, 's>>, depth: u32) -> Option<Found> {
        let Some(fragment) = self.schema.node(at).and_then(Fragment::cast) else {
            return Some(Found::default());
        };
        let on = fragment.type_condition().and_then(|it| self.schema.named(it));
        let (Some(on), Some(set)) = (on, fragment.selection_set()) else { return Some(Found::default()) };
        // Of a page it depends on the page how long the lists in it are.
        if page.is_some() {
            return self.selections(at.doc, set, on, page, depth + 1);
        }
        if let Some(known) = self.fragments.get(&at) {
            return Some(known.clone().unwrap_or_default());
        }
        self.fragments.insert(at, None);
        let found = self.selections(at.doc, set, on, None, depth + 1)?;
        self.fragments.insert(at, Some(found.clone()));
        Some(found)
    }

    fn field(
        &mut self,
        doc: u32,
        field: Field<'s>,
        on: Type<'s>,
        page: Option<&Page<'_, 's>>,
        depth: u32,
    ) -> Option<Found> {
        let nothing = || Some(Found::default());
        let Some(name) = field.name() else { return nothing() };
        let Some(definition) = on.field(name.text()) else { return nothing() };
        let Some(ty) = definition.ty() else { return nothing() };
        let Some(named) = self.schema.named(ty).filter(|it| it.kind().is_composite()) else {
            return nothing();
        };
        let span = self.schema.span(doc, name);
        let list = List::of(self.schema, definition.view);
        let (by, known) = match &list {
            Some(list) => self.size(list, field),
            None => (1, Known::Schema),
        };
        // The page itself is one, and its list is as long as the page's field says.
        let is_page = list.as_ref().is_some_and(|it| it.page.is_some());
        let sized = page.filter(|it| ty.is_list() && it.list.is_sized(name.text()));
        let (by_here, known, span, shown) = match sized {
            Some(page) => (page.by, page.known, page.span.or(span), page.name),
            None if is_page => (1, known, span, name.text()),
            None => (by, known, span, name.text()),
        };
        let inner = match (field.selection_set(), &list) {
            (Some(set), Some(list)) if is_page => {
                let page = Page { list, by, known, span, name: name.text() };
                self.selections(doc, set, named, Some(&page), depth + 1)?
            }
            (Some(set), _) => self.selections(doc, set, named, None, depth + 1)?,
            (None, _) => Found::default(),
        };
        let own = weight(definition.directives())
            .or_else(|| named.definition().and_then(|it| weight(it.directives())))
            .unwrap_or(1);
        let mut found = Found {
            objects: inner.objects.saturating_add(own).saturating_mul(by_here),
            product: inner.product.max(1).saturating_mul(by_here),
            lists: inner.lists,
        };
        if let Some(span) = span.filter(|_| by_here > 1) {
            found.lists.push(Multiplied { name: shown.to_owned(), span, by: by_here, known });
        }
        Some(found)
    }

    /// How long the list is that `field` gives.
    fn size(&self, list: &List<'s>, field: Field<'s>) -> (u64, Known) {
        let given = list.slicing.iter().filter_map(|slicing| {
            let value = field.argument(slicing.argument.name()?.text()).and_then(Argument::value)?;
            let value = match slicing.within {
                Some(within) if value.variable().is_none() => value.field(within.name()?.text())?,
                _ => value,
            };
            Some(match self.number(value) {
                Some(number) => (number, Known::Given),
                None => (
                    slicing.most.or(slicing.default).unwrap_or(Cost::ASSUMED),
                    Known::of(slicing.most.or(slicing.default)),
                ),
            })
        });
        // The largest of them, as the cost specification has it.
        if let Some(given) = given.max_by_key(|it| it.0) {
            return given;
        }
        let said = list.slicing.iter().filter_map(|it| it.default).max().or_else(|| list.most());
        let said = said.or_else(|| list.slicing.iter().filter_map(|it| it.most).max());
        (said.unwrap_or(Cost::ASSUMED), Known::of(said))
    }

    /// The number that a value is, or a variable by its default.
    fn number(&self, value: Value<'s>) -> Option<u64> {
        let value = match value.variable() {
            Some(name) => {
                let mut variables = self.operation.variables();
                let variable = variables.find(|it| it.name().is_some_and(|it| it.text() == name.text()))?;
                variable.default_value()?
            }
            None => value,
        };
        u64::try_from(value.int()?).ok()
    }
}

impl Known {
    fn of(said: Option<u64>) -> Self {
        if said.is_some() { Self::Schema } else { Self::Assumed }
    }
}

/// What `@cost` says; of old drafts as text.
fn weight<'t>(mut directives: impl Iterator<Item = Directive<'t>>) -> Option<u64> {
    let cost = directives.find(|it| it.name().map(Node::text) == Some("cost"))?;
    let value = cost.argument("weight").or_else(|| cost.argument("complexity"))?.value()?;
    let text = value.string();
    let number = value.int().or_else(|| text?.trim().parse().ok())?;
    u64::try_from(number).ok()
}
