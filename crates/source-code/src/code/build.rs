//! Putting a [`Code`] together. What reads a language pushes inner things before those that they are in.

use std::sync::Arc;

use thin_vec::ThinVec;
use wirelint_source::TextRange;

use super::{
    Binding, Class, ClassId, Code, Entry, Export, Expr, ExprId, Function, FunctionId, Import, MODULE, Many,
    Source, Step, Type, TypeId, TypeMember, names,
};
use crate::Language;

/// A [`Code`] that is being made.
#[derive(Debug)]
pub struct Builder {
    code: Code,
    /// Values given to names, to be bound where the name is declared, which may be further down.
    assigned: Vec<(FunctionId, Binding)>,
}

impl Builder {
    /// Of a text of which nothing is read yet. The function of the file is there.
    pub fn new(language: Language, text: Arc<str>) -> Self {
        let whole = TextRange::new(0, text.len() as u32);
        let guess = text.len() / 12;
        let code = Code {
            text,
            language,
            exprs: Vec::with_capacity(guess),
            ranges: Vec::with_capacity(guess),
            many: Vec::with_capacity(guess / 2),
            entries: Vec::new(),
            types: Vec::new(),
            type_members: Vec::new(),
            functions: Vec::new(),
            classes: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            call_types: Vec::new(),
            has_errors: false,
        };
        let mut it = Self { code, assigned: Vec::new() };
        it.function(Function::new(whole, None));
        it
    }

    /// The text.
    pub fn text(&self) -> Arc<str> {
        Arc::clone(&self.code.text)
    }

    /// What was pushed so far.
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Pushes an expression.
    pub fn expr(&mut self, expr: Expr, range: TextRange) -> ExprId {
        self.code.exprs.push(expr);
        self.code.ranges.push(range);
        ExprId(self.code.exprs.len() as u32 - 1)
    }

    /// Says which types a call is given; the call was pushed last.
    pub fn call_types(&mut self, call: ExprId, types: Many) {
        debug_assert!(self.code.call_types.last().is_none_or(|it| it.0 < call));
        self.code.call_types.push((call, types));
    }

    /// Pushes a list of expressions.
    pub fn several(&mut self, all: &[ExprId]) -> Many {
        self.many(all.iter().map(|it| it.0))
    }

    /// Pushes a list of types.
    pub fn several_types(&mut self, all: &[TypeId]) -> Many {
        self.many(all.iter().map(|it| it.0))
    }

    fn many(&mut self, all: impl Iterator<Item = u32>) -> Many {
        let start = self.code.many.len() as u32;
        self.code.many.extend(all);
        Many { start, len: self.code.many.len() as u32 - start }
    }

    /// Pushes the entries of an object literal.
    pub fn entries(&mut self, all: &[Entry]) -> Many {
        let start = self.code.entries.len() as u32;
        self.code.entries.extend_from_slice(all);
        Many { start, len: all.len() as u32 }
    }

    /// Pushes a type.
    pub fn ty(&mut self, ty: Type) -> TypeId {
        self.code.types.push(ty);
        TypeId(self.code.types.len() as u32 - 1)
    }

    /// Pushes a type of these members.
    pub fn object_type(&mut self, members: &[TypeMember]) -> TypeId {
        let start = self.code.type_members.len() as u32;
        self.code.type_members.extend_from_slice(members);
        self.ty(Type::Object(start, members.len() as u32))
    }

    /// Pushes a function, which is filled later.
    pub fn function(&mut self, function: Function) -> FunctionId {
        self.code.functions.push(function);
        FunctionId(self.code.functions.len() as u32 - 1)
    }

    /// A function that was pushed.
    pub fn function_mut(&mut self, id: FunctionId) -> &mut Function {
        &mut self.code.functions[id.0 as usize]
    }

    /// Pushes a class, which is filled later.
    pub fn class(&mut self, class: Class) -> ClassId {
        self.code.classes.push(class);
        ClassId(self.code.classes.len() as u32 - 1)
    }

    /// A class that was pushed.
    pub fn class_mut(&mut self, id: ClassId) -> &mut Class {
        &mut self.code.classes[id.0 as usize]
    }

    /// Pushes an import and gives its number.
    pub fn import(&mut self, import: Import) -> u32 {
        self.code.imports.push(import);
        self.code.imports.len() as u32 - 1
    }

    /// Pushes an export.
    pub fn export(&mut self, export: Export) {
        self.code.exports.push(export);
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
        Binding { name, source, path, ty, hash: names::hash(self.code.text(name)) }
    }

    /// Says that something could not be read.
    pub fn has_errors(&mut self) {
        self.code.has_errors = true;
    }

    /// The finished code.
    pub fn finish(mut self) -> Code {
        for function in &mut self.code.functions {
            function.bindings.sort_by_key(|it| (it.hash(), it.name.start));
        }
        let mut added: Vec<(FunctionId, Binding)> = Vec::new();
        for (function, binding) in std::mem::take(&mut self.assigned) {
            let name = self.code.text(binding.name);
            let owner = self.code.resolve(function, name).map_or(MODULE, |it| it.0);
            added.push((owner, binding));
        }
        let mut touched: Vec<FunctionId> = added.iter().map(|it| it.0).collect();
        for (function, binding) in added {
            self.function_mut(function).bindings.push(binding);
        }
        touched.sort_unstable();
        touched.dedup();
        for function in touched {
            self.function_mut(function).bindings.sort_by_key(|it| (it.hash(), it.name.start));
        }
        for it in &mut self.code.functions {
            it.bindings.shrink_to_fit();
            it.steps.shrink_to_fit();
            it.params.shrink_to_fit();
        }
        self.code.exprs.shrink_to_fit();
        self.code.ranges.shrink_to_fit();
        self.code.many.shrink_to_fit();
        self.code.entries.shrink_to_fit();
        self.code.types.shrink_to_fit();
        self.code.type_members.shrink_to_fit();
        self.code.functions.shrink_to_fit();
        self.code.classes.shrink_to_fit();
        self.code.imports.shrink_to_fit();
        self.code.exports.shrink_to_fit();
        self.code.call_types.shrink_to_fit();
        self.code
    }
}

impl Function {
    /// One of which nothing is known but its place and that of its definition.
    pub fn new(range: TextRange, parent: Option<FunctionId>) -> Self {
        Self {
            name: None,
            range,
            params: ThinVec::new(),
            gives: None,
            parent,
            class: None,
            keeps_receiver: false,
            bindings: ThinVec::new(),
            steps: ThinVec::new(),
            returns: ThinVec::new(),
            loops: ThinVec::new(),
            conditions: ThinVec::new(),
            fields: ThinVec::new(),
            takes_receiver: false,
            decorators: Many::default(),
        }
    }
}
