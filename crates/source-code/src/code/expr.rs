//! Expressions.

use wirelint_source::TextRange;

use super::{ClassId, ExprId, FunctionId, TypeId};

/// A list in a [`Code`](super::Code): where it stands among all lists, its length first. An empty one stands at 0.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Many(pub(super) u32);

impl Many {
    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in it.
    #[inline]
    pub(super) fn of(self, all: &[u32]) -> &[u32] {
        let rest = &all[self.0 as usize..];
        &rest[1..][..rest[0] as usize]
    }

    /// The entries that it stands for: of these only the length and the first are in the list of all lists.
    pub(super) fn of_entries<'e>(self, all: &[u32], entries: &'e [Entry]) -> &'e [Entry] {
        match *self.of(all) {
            [start, len] => &entries[start as usize..][..len as usize],
            _ => &[],
        }
    }
}

/// What is evaluated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expr {
    /// A name; its range is the name.
    Name,
    /// The receiver of a method.
    Receiver,
    /// What the class extends, seen from its instance.
    Base,
    /// A property of a value. Its name is at the end of the range, from here on.
    Member {
        /// The value.
        object: ExprId,
        /// Where the name starts.
        name: u32,
    },
    /// An element of a value.
    Index {
        /// The value.
        object: ExprId,
        /// Which one.
        key: ExprId,
    },
    /// A call.
    Call {
        /// What is called.
        callee: ExprId,
        /// With what.
        arguments: Many,
    },
    /// An instance is made.
    New {
        /// Of what.
        callee: ExprId,
        /// With what.
        arguments: Many,
    },
    /// A template that a function reads: the function, and what stands in the template's holes.
    Tagged {
        /// The function.
        callee: ExprId,
        /// In the holes.
        holes: Many,
    },
    /// A function.
    Function(FunctionId),
    /// A class.
    Class(ClassId),
    /// An object, a dictionary: of [`Code::entries`](super::Code::entries).
    Object(Many),
    /// A list.
    List(Many),
    /// A string without holes; its range has the quotes.
    Text,
    /// A string with these holes.
    Template(Many),
    /// A number, a truth value, nothing.
    Constant,
    /// What a promise gives, or a context manager.
    Await(ExprId),
    /// All elements of a list in another list or in arguments.
    Spread(ExprId),
    /// An argument that is given by its name, which stands at the start of the range.
    Keyword(ExprId),
    /// What a function gives for each element of a list: the function takes the element.
    Comprehension {
        /// The list.
        over: ExprId,
        /// The function.
        function: FunctionId,
    },
    /// A value that is said to be of a type.
    Typed {
        /// The value.
        value: ExprId,
        /// The type.
        ty: TypeId,
    },
    /// One of two values: as a condition says; or the first where it is something, the second else.
    ///
    /// Which these are says [`Code::choice`](super::Code::choice).
    Choice(Many),
    /// Both: `a && b`.
    Both(ExprId, ExprId),
    /// A value that is made of these by operators.
    Operation(Many),
    /// A value is given to something.
    Assign {
        /// To what.
        target: ExprId,
        /// The value.
        value: ExprId,
    },
    /// Something else, in which these are evaluated.
    Other(Many),
}

/// The parts of an [`Expr::Choice`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The condition; of `a ?? b` and `a || b` it is `a`.
    pub test: ExprId,
    /// Where it holds.
    pub yes: ExprId,
    /// Where not.
    pub no: ExprId,
}

/// An entry of an object literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The key without quotes; of a computed key its expression, of what is spread the whole.
    pub key: TextRange,
    /// The value.
    pub value: ExprId,
    /// Which kind.
    pub kind: EntryKind,
}

/// Kinds of entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// `key: value`, `key`, `key() {}`.
    Plain,
    /// `get key() {}`: the value is the function.
    Getter,
    /// `[key]: value`.
    Computed(ExprId),
    /// `...value`.
    Spread,
}
