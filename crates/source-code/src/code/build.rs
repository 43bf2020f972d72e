//! Putting a [`Code`] together. What reads a language pushes inner things before those that they are in.

use std::sync::Arc;

use wirelint_source::TextRange;

use super::functions::{Classes, Functions};
use super::{
    Binding, ClassId, Code, Condition, Entry, Export, Expr, ExprId, FunctionId, Import, MODULE, Many, Member,
    Param, Source, Step, Type, TypeId, TypeMember, names,
};
use crate::Language;

/// A [`Code`] that is being made.
#[derive(Debug)]
pub struct Builder {
    draft: Draft,
    language: Language,
    entries: Vec<Entry>,
    types: Vec<Type>,
    type_members: Vec<TypeMember>,
    imports: Vec<Import>,
    exports: Vec<Export>,
    call_types: Vec<(ExprId, Many)>,
    has_errors: bool,
    /// Values given to names, to be bound where the name is declared, which may be further down.
    assigned: Vec<(FunctionId, Binding)>,
}

/// What is read so far, as far as who reads on asks for it.
#[derive(Debug)]
pub struct Draft {
    text: Arc<str>,
    exprs: Vec<Expr>,
    ranges: Vec<TextRange>,
    many: Vec<u32>,
    functions: Vec<NewFunction>,
    classes: Vec<NewClass>,
}

/// A [`Function`](super::Function) that is being read.
#[derive(Debug)]
pub struct NewFunction {
    /// Its name where it is defined with one.
    pub name: Option<TextRange>,
    /// All of it.
    pub range: TextRange,
    /// In their order.
    pub params: Vec<Param>,
    /// The type that it says it gives.
    pub gives: Option<TypeId>,
    /// In which it is defined; the file's has none.
    pub parent: Option<FunctionId>,
    /// Whose method it is.
    pub class: Option<ClassId>,
    /// See [`Function::keeps_receiver`](super::Function::keeps_receiver).
    pub keeps_receiver: bool,
    /// What names mean in it.
    pub(crate) bindings: Vec<Binding>,
    /// See [`Function::steps`](super::Function::steps).
    pub steps: Vec<ExprId>,
    /// See [`Function::returns`](super::Function::returns).
    pub returns: Vec<ExprId>,
    /// See [`Function::loops`](super::Function::loops).
    pub loops: Vec<TextRange>,
    /// See [`Function::conditions`](super::Function::conditions).
    pub conditions: Vec<Condition>,
    /// See [`Function::fields`](super::Function::fields).
    pub fields: Vec<(TextRange, ExprId)>,
    /// See [`Function::takes_receiver`](super::Function::takes_receiver).
    pub takes_receiver: bool,
    /// Annotations of it.
    pub decorators: Many,
}

/// A [`Class`](super::Class) that is being read.
#[derive(Debug)]
pub struct NewClass {
    /// Its name.
    pub name: Option<TextRange>,
    /// All of it.
    pub range: TextRange,
    /// In which function it is defined.
    pub parent: FunctionId,
    /// What it extends.
    pub extends: Option<ExprId>,
    /// What it extends besides, where a class may extend several.
    pub also: Many,
    /// The arguments of the type that it extends.
    pub extends_types: Many,
    /// The types that it says it can stand for.
    pub implements: Many,
    /// Annotations of it.
    pub decorators: Many,
    /// In the order of the text.
    pub members: Vec<Member>,
    /// Its constructor.
    pub constructor: Option<FunctionId>,
    /// What its body does when the class is made, where that has names of its own.
    pub body: Option<FunctionId>,
}

impl Builder {
    /// Of a text of which nothing is read yet. The function of the file is there.
    pub fn new(language: Language, text: Arc<str>) -> Self {
        let whole = TextRange::new(0, text.len() as u32);
        let guess = text.len() / 12;
        let mut many = Vec::with_capacity(guess);
        // The empty list.
        many.push(0);
        let draft = Draft {
            text,
            exprs: Vec::with_capacity(guess),
            ranges: Vec::with_capacity(guess),
            many,
            functions: vec![NewFunction::new(whole, None)],
            classes: Vec::new(),
        };
        Self {
            draft,
            language,
            entries: Vec::new(),
            types: Vec::new(),
            type_members: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            call_types: Vec::new(),
            has_errors: false,
            assigned: Vec::new(),
        }
    }

    /// What was pushed so far.
    pub fn code(&self) -> &Draft {
        &self.draft
    }

    /// Pushes an expression.
    pub fn expr(&mut self, expr: Expr, range: TextRange) -> ExprId {
        self.draft.exprs.push(expr);
        self.draft.ranges.push(range);
        ExprId::new(self.draft.exprs.len() as u32 - 1)
    }

    /// One of two values: see [`Expr::Choice`].
    pub fn choice(&mut self, test: ExprId, yes: ExprId, no: ExprId) -> Expr {
        Expr::Choice(self.several(&[test, yes, no]))
    }

    /// Says which types a call is given; the call was pushed last.
    pub fn call_types(&mut self, call: ExprId, types: Many) {
        debug_assert!(self.call_types.last().is_none_or(|it| it.0 < call));
        self.call_types.push((call, types));
    }

    /// Pushes a list of expressions.
    pub fn several(&mut self, all: &[ExprId]) -> Many {
        self.many(all.iter().map(|it| it.number()))
    }

    /// Pushes a list of types.
    pub fn several_types(&mut self, all: &[TypeId]) -> Many {
        self.many(all.iter().map(|it| it.number()))
    }

    fn many(&mut self, all: impl ExactSizeIterator<Item = u32>) -> Many {
        if all.len() == 0 {
            return Many::default();
        }
        let many = &mut self.draft.many;
        let start = many.len() as u32;
        many.push(all.len() as u32);
        many.extend(all);
        Many(start)
    }

    /// Pushes the entries of an object literal.
    pub fn entries(&mut self, all: &[Entry]) -> Many {
        if all.is_empty() {
            return Many::default();
        }
        let start = self.entries.len() as u32;
        self.entries.extend_from_slice(all);
        self.many([start, all.len() as u32].into_iter())
    }

    /// Pushes a type.
    pub fn ty(&mut self, ty: Type) -> TypeId {
        self.types.push(ty);
        TypeId::new(self.types.len() as u32 - 1)
    }

    /// Pushes a type of these members.
    pub fn object_type(&mut self, members: &[TypeMember]) -> TypeId {
        let start = self.type_members.len() as u32;
        self.type_members.extend_from_slice(members);
        self.ty(Type::Object(start, members.len() as u32))
    }

    /// Pushes a function, which is filled later.
    pub fn function(&mut self, function: NewFunction) -> FunctionId {
        self.draft.functions.push(function);
        FunctionId::new(self.draft.functions.len() as u32 - 1)
    }

    /// A function that was pushed.
    pub fn function_mut(&mut self, id: FunctionId) -> &mut NewFunction {
        &mut self.draft.functions[id.index()]
    }

    /// Pushes a class, which is filled later.
    pub fn class(&mut self, class: NewClass) -> ClassId {
        self.draft.classes.push(class);
        ClassId::new(self.draft.classes.len() as u32 - 1)
    }

    /// A class that was pushed.
    pub fn class_mut(&mut self, id: ClassId) -> &mut NewClass {
        &mut self.draft.classes[id.index()]
    }

    /// Pushes an import and gives its number.
    pub fn import(&mut self, import: Import) -> u32 {
        self.imports.push(import);
        self.imports.len() as u32 - 1
    }

    /// Pushes an export.
    pub fn export(&mut self, export: Export) {
        self.exports.push(export);
    }

    /// Binds a name in a function.
    pub fn bind(
        &mut self,
        function: FunctionId,
        name: TextRange,
        source: Source,
        path: &[Step],
        ty: Option<TypeId>,
    ) {
        let binding = self.binding(name, source, path, ty);
        self.function_mut(function).bindings.push(binding);
    }

    /// Gives a value to a name that is declared in the function or around it.
    pub fn assign(&mut self, function: FunctionId, name: TextRange, source: Source, path: &[Step]) {
        let binding = self.binding(name, source, path, None);
        self.assigned.push((function, binding));
    }

    fn binding(&mut self, name: TextRange, source: Source, path: &[Step], ty: Option<TypeId>) -> Binding {
        let steps = path.iter().flat_map(|it| match *it {
            Step::Property(range) => [0, range.start, range.end],
            Step::Index(number) => [1, number, 0],
            Step::Rest => [2, 0, 0],
        });
        let path = self.many(steps.collect::<Vec<_>>().into_iter());
        Binding { name, source, path, ty }
    }

    /// Says that something could not be read.
    pub fn has_errors(&mut self) {
        self.has_errors = true;
    }

    /// The finished code.
    pub fn finish(mut self) -> Code {
        let text = Arc::clone(&self.draft.text);
        let sort = |it: &mut NewFunction| names::sort(&mut it.bindings, &text);
        self.draft.functions.iter_mut().for_each(sort);
        let mut added: Vec<(FunctionId, Binding)> = Vec::new();
        for (function, binding) in std::mem::take(&mut self.assigned) {
            added.push((self.draft.owner(function, binding.name), binding));
        }
        let mut touched: Vec<FunctionId> = added.iter().map(|it| it.0).collect();
        for (function, binding) in added {
            self.function_mut(function).bindings.push(binding);
        }
        touched.sort_unstable();
        touched.dedup();
        for function in touched {
            sort(self.function_mut(function));
        }
        Code {
            text: self.draft.text,
            language: self.language,
            exprs: self.draft.exprs.into(),
            ranges: self.draft.ranges.into(),
            many: self.draft.many.into(),
            entries: self.entries.into(),
            types: self.types.into(),
            type_members: self.type_members.into(),
            functions: Functions::new(self.draft.functions),
            classes: Classes::new(self.draft.classes),
            imports: self.imports.into(),
            exports: self.exports.into(),
            call_types: self.call_types.into(),
            has_errors: self.has_errors,
        }
    }
}

impl Draft {
    /// What stands at `range`.
    pub fn text(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// The expression.
    pub fn expr(&self, id: ExprId) -> Expr {
        self.exprs[id.index()]
    }

    /// Where the expression stands.
    pub fn range(&self, id: ExprId) -> TextRange {
        self.ranges[id.index()]
    }

    /// The expressions of a list.
    pub fn several(&self, many: Many) -> impl ExactSizeIterator<Item = ExprId> + use<'_> {
        many.of(&self.many).iter().map(|&it| ExprId::new(it))
    }

    /// The function.
    pub fn function(&self, id: FunctionId) -> &NewFunction {
        &self.functions[id.index()]
    }

    /// The class.
    pub fn class(&self, id: ClassId) -> &NewClass {
        &self.classes[id.index()]
    }

    /// The function around `function`, or that itself, which binds the name; the file where none does. Its bindings are sorted.
    fn owner(&self, function: FunctionId, name: TextRange) -> FunctionId {
        let name = self.text(name);
        let mut scope = Some(function);
        while let Some(function) = scope {
            let it = self.function(function);
            if !names::bound(&it.bindings, &self.text, name).is_empty() {
                return function;
            }
            scope = it.parent;
        }
        MODULE
    }
}

impl NewFunction {
    /// One of which nothing is known but its place and that of its definition.
    pub fn new(range: TextRange, parent: Option<FunctionId>) -> Self {
        Self {
            name: None,
            range,
            params: Vec::new(),
            gives: None,
            parent,
            class: None,
            keeps_receiver: false,
            bindings: Vec::new(),
            steps: Vec::new(),
            returns: Vec::new(),
            loops: Vec::new(),
            conditions: Vec::new(),
            fields: Vec::new(),
            takes_receiver: false,
            decorators: Many::default(),
        }
    }
}
