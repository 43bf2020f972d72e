//! Functions and classes as they are kept: their lists one behind the other, so that one of them begins where the list of the one before ends.

use wirelint_source::TextRange;

use super::build::{NewClass, NewFunction};
use super::{Binding, Class, ClassId, Condition, ExprId, Function, FunctionId, Many, Member, Param, TypeId};

/// What stands for the name of what has none.
const NAMELESS: TextRange = TextRange { start: u32::MAX, end: u32::MAX };

/// The functions of a file.
#[derive(Default, Debug)]
pub(super) struct Functions {
    /// Behind the last one is what its lists end with.
    all: Box<[Kept]>,
    bindings: Box<[Binding]>,
    params: Box<[Param]>,
    /// What a function evaluates, and then what it returns.
    steps: Box<[ExprId]>,
    loops: Box<[TextRange]>,
    conditions: Box<[Condition]>,
    fields: Box<[(TextRange, ExprId)]>,
}

/// A function, and where its lists begin.
#[derive(Clone, Copy, Debug)]
struct Kept {
    name: TextRange,
    range: TextRange,
    gives: Option<TypeId>,
    parent: Option<FunctionId>,
    class: Option<ClassId>,
    decorators: Many,
    bindings: u32,
    params: u32,
    steps: u32,
    returns: u32,
    loops: u32,
    conditions: u32,
    fields: u32,
    keeps_receiver: bool,
    takes_receiver: bool,
}

/// The classes of a file.
#[derive(Default, Debug)]
pub(super) struct Classes {
    all: Box<[KeptClass]>,
    members: Box<[Member]>,
}

/// A class, and where its members end.
#[derive(Clone, Copy, Debug)]
struct KeptClass {
    name: TextRange,
    range: TextRange,
    parent: FunctionId,
    extends: Option<ExprId>,
    also: Many,
    extends_types: Many,
    implements: Many,
    decorators: Many,
    constructor: Option<FunctionId>,
    body: Option<FunctionId>,
    members: u32,
}

impl Functions {
    /// Of these.
    pub(super) fn new(drafts: Vec<NewFunction>) -> Self {
        let count = |of: fn(&NewFunction) -> usize| drafts.iter().map(of).sum::<usize>();
        let mut bindings = Vec::with_capacity(count(|it| it.bindings.len()));
        let mut params = Vec::with_capacity(count(|it| it.params.len()));
        let mut steps = Vec::with_capacity(count(|it| it.steps.len() + it.returns.len()));
        let mut loops = Vec::with_capacity(count(|it| it.loops.len()));
        let mut conditions = Vec::with_capacity(count(|it| it.conditions.len()));
        let mut fields = Vec::with_capacity(count(|it| it.fields.len()));
        let mut all = Vec::with_capacity(drafts.len() + 1);
        for it in drafts.into_iter().chain([NewFunction::new(NAMELESS, None)]) {
            all.push(Kept {
                name: it.name.unwrap_or(NAMELESS),
                range: it.range,
                gives: it.gives,
                parent: it.parent,
                class: it.class,
                decorators: it.decorators,
                bindings: bindings.len() as u32,
                params: params.len() as u32,
                steps: steps.len() as u32,
                returns: (steps.len() + it.steps.len()) as u32,
                loops: loops.len() as u32,
                conditions: conditions.len() as u32,
                fields: fields.len() as u32,
                keeps_receiver: it.keeps_receiver,
                takes_receiver: it.takes_receiver,
            });
            bindings.extend(it.bindings);
            params.extend(it.params);
            steps.extend(it.steps);
            steps.extend(it.returns);
            loops.extend(it.loops);
            conditions.extend(it.conditions);
            fields.extend(it.fields);
        }
        Self {
            all: all.into(),
            bindings: bindings.into(),
            params: params.into(),
            steps: steps.into(),
            loops: loops.into(),
            conditions: conditions.into(),
            fields: fields.into(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len() - 1
    }

    /// What is bound in the function, in the order of the names.
    pub(super) fn bindings(&self, id: FunctionId) -> &[Binding] {
        part(&self.bindings, self.all[id.index()].bindings, self.all[id.index() + 1].bindings)
    }

    #[inline]
    pub(super) fn get(&self, id: FunctionId) -> Function<'_> {
        let (it, next) = (&self.all[id.index()], &self.all[id.index() + 1]);
        Function {
            name: named(it.name),
            range: it.range,
            params: part(&self.params, it.params, next.params),
            gives: it.gives,
            parent: it.parent,
            class: it.class,
            keeps_receiver: it.keeps_receiver,
            bindings: part(&self.bindings, it.bindings, next.bindings),
            steps: part(&self.steps, it.steps, it.returns),
            returns: part(&self.steps, it.returns, next.steps),
            loops: part(&self.loops, it.loops, next.loops),
            conditions: part(&self.conditions, it.conditions, next.conditions),
            fields: part(&self.fields, it.fields, next.fields),
            takes_receiver: it.takes_receiver,
            decorators: it.decorators,
        }
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        size_of_val(&*self.all)
            + size_of_val(&*self.bindings)
            + size_of_val(&*self.params)
            + size_of_val(&*self.steps)
            + size_of_val(&*self.loops)
            + size_of_val(&*self.conditions)
            + size_of_val(&*self.fields)
    }
}

impl Classes {
    /// Of these.
    pub(super) fn new(drafts: Vec<NewClass>) -> Self {
        let mut members = Vec::with_capacity(drafts.iter().map(|it| it.members.len()).sum());
        let keep = |it: NewClass| {
            members.extend(it.members);
            KeptClass {
                name: it.name.unwrap_or(NAMELESS),
                range: it.range,
                parent: it.parent,
                extends: it.extends,
                also: it.also,
                extends_types: it.extends_types,
                implements: it.implements,
                decorators: it.decorators,
                constructor: it.constructor,
                body: it.body,
                members: members.len() as u32,
            }
        };
        let all: Box<[KeptClass]> = drafts.into_iter().map(keep).collect();
        Self { all, members: members.into() }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    #[inline]
    pub(super) fn get(&self, id: ClassId) -> Class<'_> {
        let it = &self.all[id.index()];
        let start = id.index().checked_sub(1).map_or(0, |before| self.all[before].members);
        Class {
            name: named(it.name),
            range: it.range,
            parent: it.parent,
            extends: it.extends,
            also: it.also,
            extends_types: it.extends_types,
            implements: it.implements,
            decorators: it.decorators,
            members: part(&self.members, start, it.members),
            constructor: it.constructor,
            body: it.body,
        }
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        size_of_val(&*self.all) + size_of_val(&*self.members)
    }
}

fn named(name: TextRange) -> Option<TextRange> {
    (name.start != NAMELESS.start).then_some(name)
}

/// The part from `start` to `end`. It is always there; asking so lets the compiler leave out what nobody looks at.
#[inline]
fn part<T>(all: &[T], start: u32, end: u32) -> &[T] {
    all.get(start as usize..end as usize).unwrap_or_default()
}
