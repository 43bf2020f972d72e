//! Fields that have one name in the response must be the same field ("Field Selection Merging", section 5.3.2).
//!
//! Comparing every pair of fields takes time that grows with the square of the document, and following fragments for each
//! pair more than that. Here all fields that meet in one place of the response are looked at together, twice: once for what
//! they give, whatever type they stand on, and once for what they are, where they may stand on one type. What is found for a set
//! of fields is found once. The idea is that of Simon Adameit
//! (<https://tech.new-work.se/graphql-overlapping-fields-can-be-merged-fast-ea6e92e0a01>).

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::selections::selectable;
use super::{Check, Fault, FaultKind, Faults};
use crate::schema::{At, Type};
use crate::syntax::{
    Argument, Definition, Field, Fragment, Node, NodeId, ObjectField, Selection, SelectionSet, TypeKind,
    TypeRef, Value, ValueKind,
};

/// How many fields are looked at. Documents that people write stay far below; what is made to take long ends here.
const MOST: usize = 50_000_000;

/// A field of a document.
struct Merged<'s> {
    doc: u32,
    field: Field<'s>,
    /// What it is selected of.
    parent: Option<Type<'s>>,
    /// What it gives.
    ty: Option<TypeRef<'s>>,
    /// The fields that are selected of it, once they have been asked for.
    inner: Option<Rc<[u32]>>,
}

/// What fields that meet must agree in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Question {
    /// What they give, whatever they are selected of.
    Shape,
    /// Their names and arguments, where they may be selected of one object.
    Identity,
}

struct Merge<'f, 's> {
    all: &'f Faults<'s>,
    fields: Vec<Merged<'s>>,
    numbers: FxHashMap<(u32, NodeId), u32>,
    seen: FxHashSet<(Question, Box<[u32]>)>,
    open: Vec<(Question, Rc<[u32]>)>,
    conflicts: Vec<(u32, u32, Question)>,
    looked_at: usize,
}

impl Faults<'_> {
    /// All fields of all operations and fragments that meet.
    pub(super) fn overlaps_of_all(&self) -> Vec<Fault> {
        let mut merge = Merge {
            all: self,
            fields: Vec::new(),
            numbers: FxHashMap::default(),
            seen: FxHashSet::default(),
            open: Vec::new(),
            conflicts: Vec::new(),
            looked_at: 0,
        };
        for (number, doc) in (0..).zip(self.schema.docs()) {
            for definition in doc.parse.document().definitions() {
                let (set, parent) = match definition {
                    Definition::Operation(it) => (it.selection_set(), self.schema.root(it.operation_type())),
                    Definition::Fragment(it) => {
                        let condition = it.type_condition();
                        (it.selection_set(), condition.and_then(|it| self.schema.named(it)))
                    }
                    _ => continue,
                };
                if let Some(set) = set {
                    merge.run(number, set, parent);
                }
            }
        }
        let mut said = FxHashSet::default();
        let mut found = Vec::new();
        for &(one, two, question) in &merge.conflicts {
            let (one, two) = (&merge.fields[one as usize], &merge.fields[two as usize]);
            if said.insert((one.number(), two.number()))
                && let Some(mut check) = Check::new(self, two.doc)
            {
                check.conflict(one, two, question);
                found.append(&mut check.found);
            }
        }
        found
    }
}

impl Merged<'_> {
    fn number(&self) -> (u32, NodeId) {
        (self.doc, self.field.node().id())
    }
}

impl<'s> Check<'_, 's> {
    fn conflict(&mut self, one: &Merged<'s>, two: &Merged<'s>, question: Question) {
        let response = two.field.response_name().map_or("", Node::text);
        let name = |it: &Merged<'s>| it.field.name().map_or("", Node::text);
        let message = match (question, one.ty, two.ty) {
            (Question::Shape, Some(before), Some(now)) => {
                format!(
                    "`{response}` is `{now}` here, and `{before}` elsewhere in the same place of the response"
                )
            }
            _ if name(one) != name(two) => {
                format!(
                    "`{response}` is `{}` here, and `{}` elsewhere in the same place of the response",
                    name(two),
                    name(one)
                )
            }
            _ => format!(
                "`{response}` has other arguments here than elsewhere in the same place of the response"
            ),
        };
        let span = self.schema.span(one.doc, one.field.node());
        self.report(FaultKind::OverlappingFieldsCanBeMerged, two.field.node(), message)
            .help("give one of them an alias".to_owned())
            .related(span, "the other field");
    }
}

impl<'s> Merge<'_, 's> {
    fn run(&mut self, doc: u32, set: SelectionSet<'s>, parent: Option<Type<'s>>) {
        let fields: Rc<[u32]> = self.flatten(doc, set, parent).into();
        self.ask(Question::Shape, &fields);
        self.ask(Question::Identity, &fields);
        while let Some((question, fields)) = self.open.pop() {
            if self.looked_at > MOST {
                return;
            }
            self.looked_at += fields.len();
            for group in self.groups(&fields) {
                match question {
                    Question::Shape => self.meet(question, &group),
                    Question::Identity => {
                        for part in self.on_one_type(&group) {
                            self.looked_at += part.len();
                            self.meet(question, &part);
                        }
                    }
                }
            }
        }
    }

    /// To be looked at, if it has not been.
    fn ask(&mut self, question: Question, fields: &Rc<[u32]>) {
        if fields.is_empty() {
            return;
        }
        let mut key: Box<[u32]> = (&**fields).into();
        key.sort_unstable();
        if self.seen.insert((question, key)) {
            self.open.push((question, Rc::clone(fields)));
        }
    }

    /// The fields by their names in the response.
    fn groups(&self, fields: &[u32]) -> Vec<Vec<u32>> {
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for &field in fields {
            let Some(name) = self.fields[field as usize].field.response_name() else { continue };
            let number = *numbers.entry(name.text()).or_insert(groups.len());
            if number == groups.len() {
                groups.push(Vec::new());
            }
            groups[number].push(field);
        }
        groups
    }

    /// Those of `group` that may be selected of one object, for each object.
    fn on_one_type(&self, group: &[u32]) -> Vec<Vec<u32>> {
        let object =
            |field: u32| self.fields[field as usize].parent.filter(|it| it.kind() == TypeKind::Object);
        let mut objects: Vec<Type<'s>> = Vec::new();
        for ty in group.iter().filter_map(|&it| object(it)) {
            if !objects.contains(&ty) {
                objects.push(ty);
            }
        }
        if objects.len() < 2 {
            return vec![group.to_vec()];
        }
        let on = |ty: Type<'s>| {
            let fields = group.iter().copied();
            fields.filter(|&it| object(it).is_none_or(|other| other == ty)).collect()
        };
        objects.into_iter().map(on).collect()
    }

    /// Fields of one name in one place: they must agree, and so must what is selected of them.
    fn meet(&mut self, question: Question, group: &[u32]) {
        let first = group[0];
        for &other in &group[1..] {
            if !self.agree(question, first, other) {
                self.conflicts.push((first, other, question));
                return;
            }
        }
        let mut inner: Vec<u32> = Vec::new();
        let mut is_in: FxHashSet<u32> = FxHashSet::default();
        for &field in group {
            let fields = self.inner(field);
            inner.extend(fields.iter().copied().filter(|it| is_in.insert(*it)));
        }
        self.ask(question, &inner.into());
    }

    fn agree(&self, question: Question, one: u32, two: u32) -> bool {
        let (one, two) = (&self.fields[one as usize], &self.fields[two as usize]);
        match question {
            Question::Shape => match (one.ty, two.ty) {
                (Some(one), Some(two)) => self.same_shape(one, two),
                _ => true,
            },
            Question::Identity => {
                let name = |it: &Merged<'s>| it.field.name().map(Node::text);
                name(one) == name(two) && same_arguments(one.field, two.field)
            }
        }
    }

    /// `SameResponseShape` of the specification, but for what is selected.
    fn same_shape(&self, one: TypeRef<'s>, two: TypeRef<'s>) -> bool {
        let (mut one, mut two) = (one, two);
        loop {
            if one.is_non_null() != two.is_non_null() {
                return false;
            }
            match (one.element(), two.element()) {
                (Some(a), Some(b)) => (one, two) = (a, b),
                (None, None) => break,
                _ => return false,
            }
        }
        let schema = self.all.schema;
        match (schema.named(one), schema.named(two)) {
            (Some(a), Some(b)) => a == b || (a.kind().is_composite() && b.kind().is_composite()),
            _ => true,
        }
    }

    /// The fields that are selected of a field.
    fn inner(&mut self, field: u32) -> Rc<[u32]> {
        let merged = &self.fields[field as usize];
        if let Some(inner) = &merged.inner {
            return Rc::clone(inner);
        }
        let parent = merged.ty.and_then(|it| self.all.schema.named(it));
        let parent = parent.filter(|it| it.kind().is_composite());
        let doc = merged.doc;
        let inner: Rc<[u32]> = match merged.field.selection_set() {
            Some(set) => self.flatten(doc, set, parent).into(),
            None => Rc::new([]),
        };
        self.fields[field as usize].inner = Some(Rc::clone(&inner));
        inner
    }

    /// The fields of a selection set with those of its fragments, each once, in the order of the text.
    fn flatten(&mut self, doc: u32, set: SelectionSet<'s>, parent: Option<Type<'s>>) -> Vec<u32> {
        let mut fields = Vec::new();
        let mut seen: FxHashSet<At> = FxHashSet::default();
        let reversed = |set: SelectionSet<'s>| {
            let mut selections: Vec<_> = set.selections().collect();
            selections.reverse();
            selections
        };
        let mut open = vec![(doc, parent, reversed(set))];
        while let Some((doc, parent, selections)) = open.last_mut() {
            let (doc, parent) = (*doc, *parent);
            let Some(selection) = selections.pop() else {
                open.pop();
                continue;
            };
            self.looked_at += 1;
            match selection {
                Selection::Field(it) => fields.push(self.number(doc, it, parent)),
                Selection::Inline(it) => {
                    let condition = it.type_condition();
                    let inner = condition.map_or(parent, |it| self.all.schema.named(it));
                    if let Some(set) = it.selection_set() {
                        open.push((doc, inner, reversed(set)));
                    }
                }
                Selection::Spread(it) => {
                    let at = it.name().and_then(|it| self.all.fragment(doc, it.text()));
                    let Some(at) = at.filter(|it| seen.insert(*it)) else { continue };
                    let fragment = self.all.schema.node(at).and_then(Fragment::cast);
                    let Some(fragment) = fragment else { continue };
                    let inner = fragment.type_condition().and_then(|it| self.all.schema.named(it));
                    if let Some(set) = fragment.selection_set() {
                        open.push((at.doc, inner, reversed(set)));
                    }
                }
            }
        }
        fields
    }

    fn number(&mut self, doc: u32, field: Field<'s>, parent: Option<Type<'s>>) -> u32 {
        let next = self.fields.len() as u32;
        let number = *self.numbers.entry((doc, field.node().id())).or_insert(next);
        if number == next {
            let schema = self.all.schema;
            let name = field.name().map_or("", Node::text);
            let parent = parent.filter(|it| it.kind().is_composite());
            let definition = parent.and_then(|it| selectable(schema, it, name));
            let ty = definition.and_then(|it| it.ty(schema));
            self.fields.push(Merged { doc, field, parent, ty, inner: None });
        }
        number
    }
}

/// Whether both are given the same, in whatever order.
fn same_arguments(one: Field<'_>, two: Field<'_>) -> bool {
    if one.arguments().count() != two.arguments().count() {
        return false;
    }
    one.arguments().all(|argument| {
        let Some(name) = argument.name() else { return true };
        match (argument.value(), two.argument(name.text()).and_then(Argument::value)) {
            (Some(one), Some(two)) => same_value(one, two),
            (one, two) => one.is_none() && two.is_none(),
        }
    })
}

fn same_value(one: Value<'_>, two: Value<'_>) -> bool {
    if one.kind() != two.kind() {
        return false;
    }
    match one.kind() {
        ValueKind::String => one.string() == two.string(),
        ValueKind::Variable => one.variable().map(Node::text) == two.variable().map(Node::text),
        ValueKind::List => {
            one.elements().count() == two.elements().count()
                && one.elements().zip(two.elements()).all(|(one, two)| same_value(one, two))
        }
        ValueKind::Object => {
            let same = |field: ObjectField<'_>| {
                let other = field.name().and_then(|it| two.field(it.text()));
                matches!((field.value(), other), (Some(one), Some(two)) if same_value(one, two))
            };
            one.fields().count() == two.fields().count() && one.fields().all(same)
        }
        _ => one.node().text() == two.node().text(),
    }
}
