//! What the parts of a [`Code`](super::Code) are named by.

use std::num::NonZeroU32;

/// A type of numbers from 0 on, of which one that may be missing takes no more room than the number.
macro_rules! number {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The one of that number, from 0 on.
            pub const fn new(number: u32) -> Self {
                Self(NonZeroU32::MIN.saturating_add(number))
            }

            /// Its number, from 0 on.
            pub const fn number(self) -> u32 {
                self.0.get() - 1
            }

            pub(super) fn index(self) -> usize {
                self.number() as usize
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.number())
            }
        }
    };
}

number!(
    /// Numbers an expression of a [`Code`](super::Code).
    ExprId
);
number!(
    /// Numbers a function of a [`Code`](super::Code). The first one is what the file does when it is loaded.
    FunctionId
);
number!(
    /// Numbers a class of a [`Code`](super::Code).
    ClassId
);
number!(
    /// Numbers a type of a [`Code`](super::Code).
    TypeId
);

/// What the file does when it is loaded, as a function.
pub const MODULE: FunctionId = FunctionId::new(0);
