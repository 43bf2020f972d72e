//! What operations and fragments select.

use rustc_hash::FxHashMap;
use wirelint_source::ItemId;

use super::variables::VariableUse;
use super::{Check, FaultKind, Faults};
use crate::schema::{At, Placed, Schema, Type};
use crate::syntax::{
    Definition, Directive, DirectiveLocation, Field, FieldDefinition, FragmentSpread, InlineFragment, Node,
    Selection, SelectionSet, TypeKind, TypeRef,
};

/// What a definition uses that other definitions say something about.
#[derive(Default)]
pub(super) struct Walked<'s> {
    pub(super) uses: Vec<VariableUse<'s>>,
    /// The names of the fragments.
    pub(super) spreads: Vec<Node<'s>>,
}

/// A field that a type has.
#[derive(Clone, Copy)]
pub(super) enum Selectable<'s> {
    /// One that is defined.
    Defined(Placed<FieldDefinition<'s>>),
    /// `__typename`
    TypeName,
}

impl<'s> Selectable<'s> {
    /// What it gives.
    pub(super) fn ty(self, schema: &'s Schema) -> Option<TypeRef<'s>> {
        match self {
            Self::Defined(it) => it.ty(),
            // What is built in has a field of that type, `String!`.
            Self::TypeName => schema.ty("__Field")?.field("name")?.ty(),
        }
    }
}

/// The field of that name of an object, an interface or a union. The meta-fields are described in section 4 of the specification.
pub(super) fn selectable<'s>(schema: &'s Schema, ty: Type<'s>, name: &str) -> Option<Selectable<'s>> {
    if name == "__typename" {
        return Some(Selectable::TypeName);
    }
    if matches!(name, "__schema" | "__type") {
        let is_query = schema.root(crate::syntax::OperationType::Query) == Some(ty);
        let field = schema.ty("__Introspection")?.field(name).filter(|_| is_query);
        return field.map(Selectable::Defined);
    }
    ty.field(name).map(Selectable::Defined)
}

impl<'s> Faults<'s> {
    /// The fragment that is meant by `name` in the document `doc`: its own goes before those of others.
    pub(super) fn fragment(&self, doc: u32, name: &str) -> Option<At> {
        let all = self.schema.fragments(name);
        all.iter().find(|it| it.doc == doc).or(all.first()).copied()
    }

    /// What a definition uses, and all fragments that it uses directly or through others, each with its document.
    pub(super) fn reachable<'a>(&'a self, doc: u32, first: &'a Walked<'s>) -> Vec<(u32, &'a Walked<'s>)> {
        let fragments = self.fragments();
        let mut reached = vec![(doc, first)];
        let mut seen = rustc_hash::FxHashSet::default();
        let mut at = 0;
        while let Some(&(doc, walked)) = reached.get(at) {
            at += 1;
            for name in &walked.spreads {
                let Some(fragment) = self.fragment(doc, name.text()).filter(|it| seen.insert(*it)) else {
                    continue;
                };
                reached.extend(fragments.get(&fragment).map(|it| (fragment.doc, it)));
            }
        }
        reached
    }

    /// What each fragment uses.
    pub(super) fn fragments(&self) -> &FxHashMap<At, Walked<'s>> {
        self.executables.get_or_init(|| {
            let mut fragments = FxHashMap::default();
            for (number, doc) in (0..).zip(self.schema.docs()) {
                let Some(mut check) = Check::new(self, number) else { continue };
                for item in 1..doc.parse.item_count() as u32 {
                    let at = At { doc: number, item: ItemId(item) };
                    if let Some(Definition::Fragment(it)) = self.schema.node(at).and_then(Definition::cast) {
                        fragments.insert(at, check.walk_fragment(it));
                        check.found.clear();
                    }
                }
            }
            fragments
        })
    }
}

impl<'s> Check<'_, 's> {
    /// Everything in a selection set; `parent` is what it selects of, if that is known.
    pub(super) fn selections(
        &mut self,
        set: SelectionSet<'s>,
        parent: Option<Type<'s>>,
        walked: &mut Walked<'s>,
    ) {
        for selection in set.selections() {
            match selection {
                Selection::Field(it) => self.field(it, parent, walked),
                Selection::Spread(it) => self.spread(it, parent, walked),
                Selection::Inline(it) => self.inline_fragment(it, parent, walked),
            }
        }
    }

    /// Directives in what is executed.
    pub(super) fn executable_directives(
        &mut self,
        directives: impl Iterator<Item = Directive<'s>>,
        location: DirectiveLocation,
        walked: &mut Walked<'s>,
    ) {
        let mut first = FxHashMap::default();
        for directive in directives {
            self.directive(directive, location, &mut first);
            self.directive_arguments(directive, &mut walked.uses);
        }
    }

    fn field(&mut self, field: Field<'s>, parent: Option<Type<'s>>, walked: &mut Walked<'s>) {
        let Some(name) = field.name() else { return };
        let definition = parent.and_then(|it| selectable(self.schema, it, name.text()));
        if let (Some(parent), None) = (parent, definition) {
            self.no_such_field(field, name, parent);
        }
        let path = || format!("{}.{}", parent.map_or("", Type::name), name.text());
        let known = match definition {
            Some(Selectable::Defined(it)) => Some(it.arguments().collect()),
            Some(Selectable::TypeName) => Some(Vec::new()),
            None => None,
        };
        // Nearly all fields take nothing and are given nothing.
        if known.as_ref().is_none_or(|it| !it.is_empty()) || field.arguments().next().is_some() {
            let of = path();
            self.arguments(&of, field.node(), field.arguments(), known.as_deref(), &mut walked.uses);
        }
        self.executable_directives(field.directives(), DirectiveLocation::Field, walked);
        let ty = definition.and_then(|it| it.ty(self.schema));
        let named = ty.and_then(|it| self.schema.named(it));
        let set = field.selection_set();
        if let (Some(ty), Some(named)) = (ty, named) {
            let has_fields = named.kind().is_composite();
            match set {
                Some(set) if !has_fields => {
                    let message = format!("`{}` is `{ty}`, of which nothing can be selected", path());
                    self.report(FaultKind::ScalarLeafs, set.node(), message);
                }
                None if has_fields => {
                    let message = format!("`{}` is `{ty}`, of which fields must be selected", path());
                    self.report(FaultKind::ScalarLeafs, field.node(), message)
                        .help(format!("write `{} {{ … }}`", name.text()));
                }
                _ => {}
            }
        }
        if let Some(set) = set {
            self.selections(set, named.filter(|it| it.kind().is_composite()), walked);
        }
    }

    fn no_such_field(&mut self, field: Field<'s>, name: Node<'s>, parent: Type<'s>) {
        let schema = self.schema;
        let names = parent.fields().filter_map(|it| Some(it.name()?.text()));
        let message = format!("`{}` has no field `{}`", parent.name(), name.text());
        let span = self.span(name);
        let fault = self.report(FaultKind::FieldsOnCorrectType, field.node(), message);
        fault.meant(span, name.text(), names);
        if parent.kind() != TypeKind::Object {
            let possible = schema.possible_types(parent.id()).iter();
            let mut having =
                possible.map(|&it| schema.type_of(it)).filter(|it| it.field(name.text()).is_some());
            // Who writes a field that there is means it, whatever else is near.
            if let Some(it) = having.next() {
                fault.meant = None;
                fault.help(format!("`{}` has one: write `... on {0} {{ … }}`", it.name()));
            }
        }
    }

    fn spread(&mut self, spread: FragmentSpread<'s>, parent: Option<Type<'s>>, walked: &mut Walked<'s>) {
        self.executable_directives(spread.directives(), DirectiveLocation::FragmentSpread, walked);
        let Some(name) = spread.name() else { return };
        walked.spreads.push(name);
        let Some(at) = self.all.fragment(self.doc, name.text()) else {
            let all = self.schema.fragment_names();
            let message = format!("there is no fragment `{}`", name.text());
            let span = self.span(name);
            self.report(FaultKind::KnownFragmentNames, name, message).meant(span, name.text(), all);
            return;
        };
        let fragment = self.schema.node(at).and_then(crate::syntax::Fragment::cast);
        let condition = fragment.and_then(|it| self.schema.named(it.type_condition()?));
        if let (Some(condition), Some(parent)) = (condition, parent)
            && !self.overlap(condition, parent)
        {
            let message =
                format!("`{}` is on `{}`, which `{}` never is", name.text(), condition.name(), parent.name());
            self.report(FaultKind::PossibleFragmentSpreads, spread.node(), message);
        }
    }

    fn inline_fragment(
        &mut self,
        fragment: InlineFragment<'s>,
        parent: Option<Type<'s>>,
        walked: &mut Walked<'s>,
    ) {
        let mut inner = parent;
        if let Some(condition) = fragment.type_condition() {
            inner = self.type_condition(condition);
            if let (Some(inner), Some(parent)) = (inner, parent)
                && !self.overlap(inner, parent)
            {
                let message = format!("`{}` is never `{}`", parent.name(), inner.name());
                self.report(FaultKind::PossibleFragmentSpreads, fragment.node(), message);
            }
        }
        self.executable_directives(fragment.directives(), DirectiveLocation::InlineFragment, walked);
        if let Some(set) = fragment.selection_set() {
            self.selections(set, inner, walked);
        }
    }

    /// The type that a fragment is on, if it exists and has fields.
    pub(super) fn type_condition(&mut self, condition: TypeRef<'s>) -> Option<Type<'s>> {
        self.known_types(Some(condition));
        let ty = self.schema.named(condition)?;
        if !ty.kind().is_composite() {
            let message = format!(
                "a fragment cannot be on `{}`: it is {}",
                ty.name(),
                super::definitions::a(ty.kind())
            );
            self.report(FaultKind::FragmentsOnCompositeTypes, condition.node(), message);
            return None;
        }
        Some(ty)
    }

    /// Whether a value may be of both types.
    fn overlap(&self, one: Type<'s>, other: Type<'s>) -> bool {
        if one == other || !one.kind().is_composite() || !other.kind().is_composite() {
            return true;
        }
        let (one, other) = (self.schema.possible_types(one.id()), self.schema.possible_types(other.id()));
        let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
        few.iter().any(|it| many.binary_search(it).is_ok())
    }
}
