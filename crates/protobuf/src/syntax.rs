//! One file: a lossless tree that is there whatever the text says.
//!
//! [`parse`] reads a text into a [`Parse`]: *items*, one for each top-level statement, and the [errors](SyntaxError). An
//! item begins where the one before it ends, so it holds the comments above it; its ranges count from its own start, and
//! [`Node::range`] makes them absolute. What is asked for is read from the text when it is asked for; the tree holds
//! positions (16 bytes a node), and [`Parse::tokens`] gives every token.
//!
//! ```
//! let parse = wirelint_protobuf::syntax::parse(
//!     "service Shop { rpc Order(OrderRequest) returns (stream Event) { option deprecated = true; } }",
//! );
//! for service in parse.file().services() {
//!     for method in service.methods() {
//!         assert_eq!(method.name().map(|it| it.text()), Some("Order"));
//!         assert!(method.output().is_some_and(|it| it.is_stream() && it.path() == "Event"));
//!         for option in method.options() {
//!             assert_eq!((&*option.path(), option.value().and_then(|it| it.bool())), ("deprecated", Some(true)));
//!             assert_eq!(option.node().range().start, 64);
//!         }
//!     }
//! }
//! ```
//!
//! What a statement must have and lacks is an absent child: views give an `Option` for it, and an error says so.
//! Questions of meaning (is the number in range, does the type exist) are not asked here.

mod comments;
mod literal;
mod node;
mod options;
mod parser;
mod token;
mod tree;
mod views;

pub use comments::{CommentBlock, Comments};
pub use literal::Number;
pub use node::{Node, NodeId, NodeKind};
pub use options::{
    ListLiteral, LiteralField, LiteralName, MessageLiteral, OptionDecl, OptionPart, Value, ValueKind,
};
pub use token::{Token, TokenKind};
pub use tree::{Parse, SyntaxLevel};
pub use views::{
    Enum, EnumValue, Extend, Extensions, Field, FieldKind, File, Import, ImportKind, Label, Message, Method,
    NumberRange, Oneof, Package, Reserved, Scalar, Service, TypeRef, Visibility,
};
pub use wirelint_source::SyntaxError;

pub use parser::{MAX_DEPTH, parse};
