//! Expressions.

use wirelint_source::TextRange;

use super::{ClassId, ExprId, FunctionId};

/// A list in a [`Code`](super::Code).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Many {
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Many {
    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.len == 0
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
    /// One of two values: as a condition says; or the first where it is something, the second else.
    Choice {
        /// The condition; of `a ?? b` and `a || b` it is `a`.
        test: ExprId,
        /// Where it holds.
        yes: ExprId,
        /// Where not.
        no: ExprId,
    },
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
