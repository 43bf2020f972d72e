//! Sets of fields that Federation's directives name in strings: `@key(fields: "id shop { id }")`, `@requires`, `@provides`
//! (<https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives>).
//!
//! ```
//! use std::sync::Arc;
//! use wirelint_graphql::{field_sets::field_sets, schema::{At, Schema, Source}, syntax::parse};
//! use wirelint_source::{FileId, ItemId};
//!
//! let text = r#"type Order @key(fields: "id shop { ident }") { id: ID! shop: Shop } type Shop { id: ID! }"#;
//! let schema = Schema::of(vec![Source { file: FileId(0), parse: Arc::new(parse(text)) }]);
//! let named = field_sets(&schema, At { doc: 0, item: ItemId(1) });
//! let unknown: Vec<_> = named.iter().filter(|it| it.ty.field(it.name).is_none()).map(|it| (it.ty.name(), it.name)).collect();
//! assert_eq!(unknown, [("Shop", "ident")]);
//! ```

use wirelint_source::TextRange;

use crate::schema::{At, Schema, Type};
use crate::syntax::{Argument, Definition, Directive, Node, TypeDefinition, Value};

/// A field that is named in such a set.
#[derive(Clone, Copy, Debug)]
pub struct Named<'s> {
    /// The type that it is named of. That this has such a field is not said.
    pub ty: Type<'s>,
    /// Its name.
    pub name: &'s str,
    /// Where that stands, relative to the item.
    pub range: TextRange,
    /// The name of the directive whose set it is in.
    pub directive: &'s str,
}

/// The fields that are named in the sets of an item, in their order; none of what stands in a string with escapes.
pub fn field_sets(schema: &Schema, at: At) -> Vec<Named<'_>> {
    let mut sets = Sets { schema, found: Vec::new() };
    if let Some(Definition::Type(it)) = schema.node(at).and_then(Definition::cast) {
        sets.type_definition(it);
    }
    sets.found
}

struct Sets<'s> {
    schema: &'s Schema,
    found: Vec<Named<'s>>,
}

impl<'s> Sets<'s> {
    fn type_definition(&mut self, definition: TypeDefinition<'s>) {
        let Some(ty) = definition.name().and_then(|it| self.schema.ty(it.text())) else { return };
        for directive in definition.directives().filter(|it| is_called(*it, "key")) {
            self.set(directive, ty);
        }
        for field in definition.fields() {
            for directive in field.directives() {
                let given = || self.schema.named(field.ty()?);
                if is_called(directive, "requires") {
                    self.set(directive, ty);
                } else if is_called(directive, "provides")
                    && let Some(given) = given()
                {
                    self.set(directive, given);
                }
            }
        }
    }

    /// The set that `directive` has, of fields of `ty`.
    fn set(&mut self, directive: Directive<'s>, ty: Type<'s>) {
        let Some(value) = directive.argument("fields").and_then(Argument::value).map(Value::node) else {
            return;
        };
        let Some(called) = directive.name().map(Node::text) else { return };
        let text = value.text();
        let quotes = if text.starts_with("\"\"\"") { 3 } else { 1 };
        if !text.starts_with('"') || text.contains('\\') || text.len() < 2 * quotes {
            return;
        }
        let base = value.local_range().start + quotes as u32;
        let mut reader = Reader {
            rest: &text[quotes..text.len() - quotes],
            at: base,
            open: vec![Some(ty)],
            inner: None,
            may_open: false,
        };
        while let Some((token, range)) = reader.token() {
            match token {
                // The braces around all of it, which Federation 1 lets stand.
                "{" if reader.open.len() == 1 && !reader.may_open => reader.open.push(Some(ty)),
                "{" => {
                    let inner = reader.inner.take();
                    reader.open.push(inner);
                    reader.may_open = false;
                }
                "}" => {
                    reader.open.pop();
                    (reader.inner, reader.may_open) = (None, false);
                }
                "..." => {
                    let own = reader.open.last().copied().flatten();
                    let condition = reader.condition();
                    reader.inner = condition.map_or(own, |it| self.schema.ty(it));
                    reader.may_open = true;
                }
                "(" => while reader.token().is_some_and(|it| it.0 != ")") {},
                "@" => _ = reader.token(),
                name if name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_') => {
                    let own = reader.open.last().copied().flatten();
                    let field = own.and_then(|it| it.field(name));
                    reader.inner = field.and_then(|it| self.schema.named(it.ty()?));
                    reader.may_open = true;
                    if let Some(ty) = own {
                        self.found.push(Named { ty, name, range, directive: called });
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether the directive is Federation's `name`, imported or not.
fn is_called(directive: Directive<'_>, name: &str) -> bool {
    let own = directive.name().map_or("", Node::text);
    own == name || own.strip_prefix("federation__") == Some(name)
}

/// What is left of a set.
struct Reader<'s> {
    rest: &'s str,
    /// Where that is, relative to the item.
    at: u32,
    /// The types that fields are named of, the innermost last; `None` where that is not known.
    open: Vec<Option<Type<'s>>>,
    /// The type of what stands right before, where that is known.
    inner: Option<Type<'s>>,
    /// Whether something stands right before of which fields may follow.
    may_open: bool,
}

impl<'s> Reader<'s> {
    fn token(&mut self) -> Option<(&'s str, TextRange)> {
        let rest = self.rest.trim_start_matches(|it: char| it.is_whitespace() || it == ',');
        self.at += (self.rest.len() - rest.len()) as u32;
        let first = rest.chars().next()?;
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let length = match first {
            it if is_part(it) => rest.find(|it| !is_part(it)).unwrap_or(rest.len()),
            '.' if rest.starts_with("...") => 3,
            it => it.len_utf8(),
        };
        let range = TextRange::new(self.at, self.at + length as u32);
        self.rest = &rest[length..];
        self.at = range.end;
        Some((&rest[..length], range))
    }

    /// The type behind `...`, if one stands there.
    fn condition(&mut self) -> Option<&'s str> {
        let before = (self.rest, self.at);
        if self.token().is_some_and(|it| it.0 == "on") {
            return self.token().map(|it| it.0);
        }
        (self.rest, self.at) = before;
        None
    }
}
