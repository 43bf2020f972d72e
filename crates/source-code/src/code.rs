//! What a program says, in terms that several languages share: functions, classes, names and what they are bound to, expressions. Not a syntax
//! tree: of statements there is left what they evaluate, what they bind, what they return and what they repeat.
//!
//! Everything is in flat lists and named by its number, so that a file costs a few allocations, and a place is a [`TextRange`] in the file.

mod build;
mod expr;
mod functions;
mod names;
mod numbers;

pub use build::{Builder, Draft, NewClass, NewFunction};
pub use expr::{Choice, Entry, EntryKind, Expr, Many};
pub use numbers::{ClassId, ExprId, FunctionId, MODULE, TypeId};

use std::sync::Arc;

use wirelint_source::TextRange;

use functions::{Classes, Functions};

use crate::{Family, Language, ecma, go, java, python, ruby};

/// A file of source code.
#[derive(Debug)]
pub struct Code {
    text: Arc<str>,
    language: Language,
    exprs: Box<[Expr]>,
    ranges: Box<[TextRange]>,
    /// What [`Many`] are slices of.
    many: Box<[u32]>,
    entries: Box<[Entry]>,
    types: Box<[Type]>,
    type_members: Box<[TypeMember]>,
    functions: Functions,
    classes: Classes,
    imports: Box<[Import]>,
    exports: Box<[Export]>,
    /// The arguments of the type that a call is made with, by the call.
    call_types: Box<[(ExprId, Many)]>,
    has_errors: bool,
}

/// A function, a method, a closure; or the file.
#[derive(Clone, Copy, Debug)]
pub struct Function<'c> {
    /// Its name where it is defined with one.
    pub name: Option<TextRange>,
    /// All of it.
    pub range: TextRange,
    /// In their order.
    pub params: &'c [Param],
    /// The type that it says it gives.
    pub gives: Option<TypeId>,
    /// In which it is defined; the file's has none.
    pub parent: Option<FunctionId>,
    /// Whose method it is.
    pub class: Option<ClassId>,
    /// Whether its own receiver is that of the function around it, as an arrow function's is.
    pub keeps_receiver: bool,
    /// What names mean in it, in the order of the names.
    bindings: &'c [Binding],
    /// What it evaluates, in the order of the text: nothing that is in another of them, nor in a function in it.
    pub steps: &'c [ExprId],
    /// What it returns; also [`steps`](Self::steps).
    pub returns: &'c [ExprId],
    /// What stands in loops: their bodies and what is evaluated on each turn.
    pub loops: &'c [TextRange],
    /// Its conditions, in the order of the text.
    pub conditions: &'c [Condition],
    /// Values given to properties of its receiver, `this.name = value`.
    pub fields: &'c [(TextRange, ExprId)],
    /// Whether its first parameter is its receiver, as Python's `self` is.
    pub takes_receiver: bool,
    /// Annotations of it; of a method they are those of the member.
    pub decorators: Many,
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name, where it is no pattern.
    pub name: Option<TextRange>,
    /// Its declared type.
    pub ty: Option<TypeId>,
    /// Annotations of it.
    pub decorators: Many,
    /// Whether it declares a property of the class too, as TypeScript's `constructor(private readonly db: Db)` does.
    pub is_property: bool,
    /// Whether it takes all the rest.
    pub is_rest: bool,
    /// Whether it takes all the rest of what is given by name.
    pub is_named_rest: bool,
}

/// `if`: what it asks and what it decides.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// What it asks.
    pub test: ExprId,
    /// What is done where it holds.
    pub then: TextRange,
    /// Whether that ends the function.
    pub ends: bool,
}

/// What a name is bound to.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The name, at the place of its declaration or assignment.
    pub name: TextRange,
    /// What it is.
    pub source: Source,
    /// How to get there from it: `const { a: [, b] } = x` binds `b` to `x`, `a`, 1. Of [`Code::path`].
    pub path: Many,
    /// The declared type.
    pub ty: Option<TypeId>,
}

/// Where a bound value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// A parameter of the function, by its number.
    Param(u32),
    /// The value of an expression.
    Expr(ExprId),
    /// One element of the value of an expression, on each turn of a loop another one.
    Element(ExprId),
    /// A function.
    Function(FunctionId),
    /// A class.
    Class(ClassId),
    /// An import, by its number.
    Import(u32),
    /// The name of a type only: an interface, an alias.
    Type(TypeId),
    /// Something that is not understood.
    Unknown,
}

/// A step on the way into a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// A property of this name.
    Property(TextRange),
    /// The element with this number.
    Index(u32),
    /// What the other patterns leave.
    Rest,
}

/// A type as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// A name, maybe with dots, and its arguments.
    Named(TextRange, Many),
    /// `typeof x`.
    Of(ExprId),
    /// Members, as an index into those of the file and a count.
    Object(u32, u32),
    /// A list of these.
    List(TypeId),
    /// One of several, or all of them at once.
    Several(Many),
    /// A function that gives this.
    Function(TypeId),
    /// A member of another type: `T['name']`.
    Member(TypeId, TextRange),
    /// Anything else.
    Unknown,
}

/// A member of an object type.
#[derive(Clone, Copy, Debug)]
pub struct TypeMember {
    /// Its name.
    pub name: TextRange,
    /// Its type.
    pub ty: TypeId,
}

/// A class, or what has methods.
#[derive(Clone, Copy, Debug)]
pub struct Class<'c> {
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
    pub members: &'c [Member],
    /// Its constructor.
    pub constructor: Option<FunctionId>,
    /// What its body does when the class is made, where that has names of its own.
    pub body: Option<FunctionId>,
}

/// A member of a class.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name, without what marks it as private.
    pub name: TextRange,
    /// What it is.
    pub kind: MemberKind,
    /// Whether it belongs to the class rather than to its instances.
    pub is_static: bool,
    /// Annotations of it.
    pub decorators: Many,
    /// The declared type of a field.
    pub ty: Option<TypeId>,
}

/// What a member of a class is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemberKind {
    /// A method.
    Method(FunctionId),
    /// A function that is called where the property is read.
    Getter(FunctionId),
    /// A field, with its value where one stands there.
    Field(Option<ExprId>),
}

/// Something from another file.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// What names the file, without quotes.
    pub from: TextRange,
    /// What of it.
    pub what: Imported,
}

/// What is imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Imported {
    /// What the file gives without a name.
    Default,
    /// All of it.
    All,
    /// What it gives by this name.
    Named(TextRange),
    /// Nothing: the file is only loaded.
    Nothing,
}

/// What a file gives to others.
#[derive(Clone, Copy, Debug)]
pub enum Export {
    /// A name of its own, under another name or the same.
    Name {
        /// As others see it.
        name: TextRange,
        /// As the file has it.
        local: TextRange,
    },
    /// A value, under a name.
    Value {
        /// As others see it.
        name: TextRange,
        /// The value.
        value: ExprId,
    },
    /// What is given without a name.
    Default(ExprId),
    /// A name of its own, given without a name.
    DefaultName(TextRange),
    /// The whole of what the file gives is this value.
    Whole(ExprId),
    /// A name of another file.
    From {
        /// What names the file.
        from: TextRange,
        /// As others see it; `None` for all names of that file.
        name: Option<TextRange>,
        /// As that file has it; `None` for the file as a whole.
        theirs: Option<TextRange>,
    },
}

impl Code {
    /// Reads a file; `None` where its language is not read for this, it is larger than 4 GiB, or so far from its language that finding out what it
    /// could mean takes too long.
    ///
    /// ```
    /// use wirelint_source_code::{Language, code::{Code, MODULE, Source}};
    ///
    /// let code = Code::read(Language::TypeScript, "const answer = () => db.user.count();").expect("it is TypeScript");
    /// let [binding] = code.lookup(MODULE, "answer") else { panic!("it is bound once") };
    /// assert!(matches!(binding.source, Source::Expr(it) if code.text(code.range(it)) == "() => db.user.count()"));
    /// ```
    pub fn read(language: Language, text: impl Into<Arc<str>>) -> Option<Self> {
        let text = text.into();
        u32::try_from(text.len()).ok()?;
        match language.family() {
            Family::Python => python::read(text),
            Family::Java => java::read(text),
            Family::Ruby => ruby::read(text),
            Family::Go => go::read(text),
            Family::Ecma => ecma::read(language, &text),
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The whole text.
    pub fn source(&self) -> &Arc<str> {
        &self.text
    }

    /// What stands at `range`.
    pub fn text(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// Whether something of it could not be read.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// The expression.
    pub fn expr(&self, id: ExprId) -> Expr {
        self.exprs[id.index()]
    }

    /// How many expressions there are.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// All expressions, inner ones before those that they are in.
    pub fn exprs(&self) -> impl Iterator<Item = (ExprId, Expr)> {
        self.exprs.iter().enumerate().map(|(number, &it)| (ExprId::new(number as u32), it))
    }

    /// Where the expression stands.
    pub fn range(&self, id: ExprId) -> TextRange {
        self.ranges[id.index()]
    }

    /// The expressions of a list.
    pub fn several(&self, many: Many) -> impl ExactSizeIterator<Item = ExprId> + use<'_> {
        many.of(&self.many).iter().map(|&it| ExprId::new(it))
    }

    /// The name and the value of an argument that is given by its name; no name where it is all that something has, by the names that it has.
    pub fn keyword(&self, id: ExprId) -> Option<(&str, ExprId)> {
        let Expr::Keyword(value) = self.expr(id) else { return None };
        let text = self.text(self.range(id));
        let end = text.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(text.len());
        Some((&text[..end], value))
    }

    /// The types of a list.
    pub fn several_types(&self, many: Many) -> impl ExactSizeIterator<Item = TypeId> + use<'_> {
        many.of(&self.many).iter().map(|&it| TypeId::new(it))
    }

    /// The types that a call, or the making of an instance, is given: `T` of `get<T>()`.
    pub fn type_arguments(&self, call: ExprId) -> Many {
        let found = self.call_types.binary_search_by_key(&call, |it| it.0);
        found.map_or_else(|_| Many::default(), |at| self.call_types[at].1)
    }

    /// The steps of a binding's path.
    pub fn path(&self, binding: &Binding) -> impl Iterator<Item = Step> + use<'_> {
        binding.path.of(&self.many).chunks_exact(3).map(|it| match it[0] {
            0 => Step::Property(TextRange::new(it[1], it[2])),
            1 => Step::Index(it[1]),
            _ => Step::Rest,
        })
    }

    /// The entries of an object literal.
    pub fn entries(&self, many: Many) -> &[Entry] {
        many.of_entries(&self.many, &self.entries)
    }

    /// The parts of an [`Expr::Choice`].
    ///
    /// # Panics
    ///
    /// The list is of something else.
    pub fn choice(&self, parts: Many) -> Choice {
        let &[test, yes, no] = parts.of(&self.many) else { unreachable!("a choice has three parts") };
        Choice { test: ExprId::new(test), yes: ExprId::new(yes), no: ExprId::new(no) }
    }

    /// The type.
    pub fn ty(&self, id: TypeId) -> Type {
        self.types[id.index()]
    }

    /// The name of the type as it is written, where it is a name, without its arguments.
    pub fn type_name(&self, id: TypeId) -> Option<&str> {
        match self.ty(id) {
            Type::Named(range, _) => Some(self.text(range)),
            _ => None,
        }
    }

    /// The members of an object type.
    pub fn type_members(&self, start: u32, count: u32) -> &[TypeMember] {
        &self.type_members[start as usize..][..count as usize]
    }

    /// The function.
    #[inline]
    pub fn function(&self, id: FunctionId) -> Function<'_> {
        self.functions.get(id)
    }

    /// All functions, that of the file first.
    pub fn functions(
        &self,
    ) -> impl DoubleEndedIterator<Item = (FunctionId, Function<'_>)> + ExactSizeIterator {
        (0..self.functions.len() as u32)
            .map(|it| (FunctionId::new(it), self.functions.get(FunctionId::new(it))))
    }

    /// The class.
    #[inline]
    pub fn class(&self, id: ClassId) -> Class<'_> {
        self.classes.get(id)
    }

    /// All classes.
    pub fn classes(&self) -> impl DoubleEndedIterator<Item = (ClassId, Class<'_>)> {
        (0..self.classes.len() as u32).map(|it| (ClassId::new(it), self.classes.get(ClassId::new(it))))
    }

    /// The import of that number.
    pub fn import(&self, number: u32) -> Import {
        self.imports[number as usize]
    }

    /// All imports.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// All exports.
    pub fn exports(&self) -> &[Export] {
        &self.exports
    }

    /// How many bytes it takes, its text included.
    pub fn size(&self) -> usize {
        size_of::<Self>()
            + self.text.len()
            + self.functions.size()
            + self.classes.size()
            + size_of_val(&*self.exprs)
            + size_of_val(&*self.ranges)
            + size_of_val(&*self.many)
            + size_of_val(&*self.entries)
            + size_of_val(&*self.types)
            + size_of_val(&*self.type_members)
            + size_of_val(&*self.imports)
            + size_of_val(&*self.exports)
            + size_of_val(&*self.call_types)
    }
}
