//! One document: a lossless tree that is there whatever the text says.
//!
//! [`parse`] reads a text into a [`Parse`]: *items*, one for each definition, and the [errors](SyntaxError). Definitions of
//! the type system, extensions, operations and fragments may stand in one text. An item begins where the one before it ends,
//! so it holds the comments above it; its ranges count from its own start, and [`Node::range`] makes them absolute. What is
//! asked for is read from the text when it is asked for; the tree holds positions (16 bytes a node), and [`Parse::tokens`]
//! gives every token.
//!
//! ```
//! use wirelint_graphql::syntax::{Definition, parse};
//!
//! let parse = parse("type Query { user(id: ID!): User @deprecated(reason: \"Use `node`\") }");
//! for definition in parse.document().definitions() {
//!     let Definition::Type(ty) = definition else { continue };
//!     for field in ty.fields() {
//!         assert_eq!(field.name().map(|it| it.text()), Some("user"));
//!         assert_eq!(field.arguments().next().and_then(|it| it.ty()).map(|it| it.to_string()), Some("ID!".into()));
//!         let reason = field.directive("deprecated").and_then(|it| it.argument("reason")?.value()?.string());
//!         assert_eq!(reason.as_deref(), Some("Use `node`"));
//!     }
//! }
//! ```
//!
//! What a definition must have and lacks is an absent child: views give an `Option` for it, and an error says so.
//! Questions of meaning (does the type exist, may the directive stand here) are not asked here.

mod comments;
mod literal;
mod node;
mod parser;
mod token;
mod tree;
mod views;

pub use comments::CommentBlock;
pub use node::{Node, NodeId, NodeKind};
pub use token::{Token, TokenKind};
pub use tree::Parse;
pub use views::{
    Argument, Definition, Directive, DirectiveDefinition, DirectiveLocation, Document, EnumValueDefinition,
    Field, FieldDefinition, Fragment, FragmentSpread, InlineFragment, InputValueDefinition, ObjectField,
    Operation, OperationType, RootOperation, SchemaDefinition, Selection, SelectionSet, TypeDefinition,
    TypeKind, TypeRef, Value, ValueKind, VariableDefinition,
};
pub use wirelint_source::SyntaxError;

pub use parser::{MAX_DEPTH, parse};
