//! What a program says, in terms that several languages share: functions, classes, names and what they are bound to, expressions. Not a syntax
//! tree: of statements there is left what they evaluate, what they bind, what they return and what they repeat.
//!
//! Everything is in flat lists and named by its number, so that a file costs a few allocations, and a place is a [`TextRange`] in the file.

mod build;
mod expr;
mod names;

pub use build::Builder;
pub use expr::{Entry, EntryKind, Expr, Many};

use std::sync::Arc;

use thin_vec::ThinVec;
use wirelint_source::TextRange;

use crate::{Family, Language, ecma, python};

/// Numbers an expression of a [`Code`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ExprId(pub u32);

/// Numbers a function of a [`Code`]. The first one is what the file does when it is loaded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FunctionId(pub u32);

/// Numbers a class of a [`Code`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClassId(pub u32);

/// Numbers a type of a [`Code`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

/// What the file does when it is loaded, as a function.
pub const MODULE: FunctionId = FunctionId(0);

/// A file of source code.
#[derive(Debug)]
pub struct Code {
    text: Arc<str>,
    language: Language,
    exprs: Vec<Expr>,
    ranges: Vec<TextRange>,
    /// What [`Many`] are slices of.
    many: Vec<u32>,
    entries: Vec<Entry>,
    types: Vec<Type>,
    type_members: Vec<TypeMember>,
    functions: Vec<Function>,
    classes: Vec<Class>,
    imports: Vec<Import>,
    exports: Vec<Export>,
    /// The arguments of the type that a call is made with, by the call.
    call_types: Vec<(ExprId, Many)>,
    has_errors: bool,
}

/// A function, a method, a closure; or the file.
#[derive(Debug)]
pub struct Function {
    /// Its name where it is defined with one.
    pub name: Option<TextRange>,
    /// All of it.
    pub range: TextRange,
    /// In their order.
    pub params: ThinVec<Param>,
    /// The type that it says it gives.
    pub gives: Option<TypeId>,
    /// In which it is defined; the file's has none.
    pub parent: Option<FunctionId>,
    /// Whose method it is.
    pub class: Option<ClassId>,
    /// Whether its own receiver is that of the function around it, as an arrow function's is.
    pub keeps_receiver: bool,
    /// What names mean in it, by their hash.
    pub(crate) bindings: ThinVec<Binding>,
    /// What it evaluates, in the order of the text: nothing that is in another of them, nor in a function in it.
    pub steps: ThinVec<ExprId>,
    /// What it returns; also [`steps`](Self::steps).
    pub returns: ThinVec<ExprId>,
    /// What stands in loops: their bodies and what is evaluated on each turn.
    pub loops: ThinVec<TextRange>,
    /// Its conditions, in the order of the text.
    pub conditions: ThinVec<Condition>,
    /// Values given to properties of its receiver, `this.name = value`.
    pub fields: ThinVec<(TextRange, ExprId)>,
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
    hash: u32,
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
#[derive(Debug)]
pub struct Class {
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
            Family::Ecma => ecma::read(language, text),
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
        self.exprs[id.0 as usize]
    }

    /// How many expressions there are.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// All expressions, inner ones before those that they are in.
    pub fn exprs(&self) -> impl Iterator<Item = (ExprId, Expr)> {
        self.exprs.iter().enumerate().map(|(number, &it)| (ExprId(number as u32), it))
    }

    /// Where the expression stands.
    pub fn range(&self, id: ExprId) -> TextRange {
        self.ranges[id.0 as usize]
    }

    /// The expressions of a list.
    pub fn several(&self, many: Many) -> impl ExactSizeIterator<Item = ExprId> + use<'_> {
        self.slice(many).iter().map(|&it| ExprId(it))
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
        self.slice(many).iter().map(|&it| TypeId(it))
    }

    /// The types that a call, or the making of an instance, is given: `T` of `get<T>()`.
    pub fn type_arguments(&self, call: ExprId) -> Many {
        let found = self.call_types.binary_search_by_key(&call, |it| it.0);
        found.map_or_else(|_| Many::default(), |at| self.call_types[at].1)
    }

    /// The steps of a binding's path.
    pub fn path(&self, binding: &Binding) -> impl Iterator<Item = Step> + use<'_> {
        self.slice(binding.path).chunks_exact(3).map(|it| match it[0] {
            0 => Step::Property(TextRange::new(it[1], it[2])),
            1 => Step::Index(it[1]),
            _ => Step::Rest,
        })
    }

    fn slice(&self, many: Many) -> &[u32] {
        &self.many[many.start as usize..][..many.len as usize]
    }

    /// The entries of an object literal.
    pub fn entries(&self, many: Many) -> &[Entry] {
        &self.entries[many.start as usize..][..many.len as usize]
    }

    /// The type.
    pub fn ty(&self, id: TypeId) -> Type {
        self.types[id.0 as usize]
    }

    /// The members of an object type.
    pub fn type_members(&self, start: u32, count: u32) -> &[TypeMember] {
        &self.type_members[start as usize..][..count as usize]
    }

    /// The function.
    pub fn function(&self, id: FunctionId) -> &Function {
        &self.functions[id.0 as usize]
    }

    /// All functions, that of the file first.
    pub fn functions(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        self.functions.iter().enumerate().map(|(number, it)| (FunctionId(number as u32), it))
    }

    /// The class.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }

    /// All classes.
    pub fn classes(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes.iter().enumerate().map(|(number, it)| (ClassId(number as u32), it))
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
        fn of<T>(capacity: usize) -> usize {
            capacity * size_of::<T>()
        }
        let of_function = |it: &Function| {
            of::<Binding>(it.bindings.capacity())
                + of::<ExprId>(it.steps.capacity() + it.returns.capacity())
                + of::<Param>(it.params.capacity())
                + of::<Condition>(it.conditions.capacity())
                + of::<TextRange>(it.loops.capacity())
                + of::<(TextRange, ExprId)>(it.fields.capacity())
        };
        self.text.len()
            + of::<Function>(self.functions.capacity())
            + self.functions.iter().map(of_function).sum::<usize>()
            + of::<Class>(self.classes.capacity())
            + self.classes.iter().map(|it| of::<Member>(it.members.capacity())).sum::<usize>()
            + of::<Expr>(self.exprs.capacity())
            + of::<TextRange>(self.ranges.capacity())
            + of::<u32>(self.many.capacity())
            + of::<Entry>(self.entries.capacity())
            + of::<Type>(self.types.capacity())
            + of::<TypeMember>(self.type_members.capacity())
            + of::<Import>(self.imports.capacity())
            + of::<Export>(self.exports.capacity())
            + of::<(ExprId, Many)>(self.call_types.capacity())
    }
}
