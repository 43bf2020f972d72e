//! Writes remedies into a document of GraphQL.

use memchr::memmem;
use wirelint_diagnostics::Remedy;
use wirelint_source::{Span, TextEdit, TextRange};

use crate::syntax::{Directive, InputValueDefinition, Node, NodeKind, Parse, TypeRef, Value};

/// `remedy` as edits of the file that its span points into; `None` where it is none for such a file.
pub fn write(parse: &Parse, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    match remedy {
        Remedy::SetDefault { parameter, value } => {
            let input = input_at(parse, *parameter).filter(|it| it.default_value().is_none())?;
            Some(vec![insert(input.ty()?.node().range().end, format!(" = {value}"))])
        }
        Remedy::SetMaximum { parameter, value } => {
            Some(vec![set_maximum(parse, input_at(parse, *parameter)?, *value)?])
        }
        _ => remedy.textual(parse.text(), |span| parse.absolute(span.item, span.range)),
    }
}

fn input_at(parse: &Parse, span: Span) -> Option<InputValueDefinition<'_>> {
    let mut all = parse.item(span.item)?.descendants().filter(|it| it.local_range() == span.range);
    all.find_map(InputValueDefinition::cast)
}

/// The language has no place for a maximum: it stands in `@constraint` where the file has that, and else in the description.
fn set_maximum(parse: &Parse, input: InputValueDefinition<'_>, value: u64) -> Option<TextEdit> {
    // Most files do not even have the word, and many remedies may be written into one.
    let may_have = memmem::find(parse.text().as_bytes(), b"constraint").is_some();
    if may_have && parse.definitions().any(has_constraints) {
        let default = input.default_value().map(Value::node);
        let end = default.or(input.ty().map(TypeRef::node))?.range().end;
        return Some(insert(end, format!(" @constraint(max: {value})")));
    }
    let sentence = format!("At most {value}.");
    let Some(description) = input.description() else {
        let start = input.node().range().start;
        let before = &parse.text()[..start as usize];
        let indent = &before[before.rfind('\n').map_or(0, |it| it + 1)..];
        // What has a line of its own gets one for its description.
        let space = if indent.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
        return Some(insert(start, format!("\"{sentence}\"{space}")));
    };
    let (text, range) = (description.text(), description.range());
    let quotes = if text.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let prose = text.strip_prefix(quotes)?.strip_suffix(quotes)?.trim_end();
    let end = range.start + (quotes.len() + prose.len()) as u32;
    let between = match prose.chars().last() {
        None => "",
        Some('.' | '!' | '?') => " ",
        Some(_) => ". ",
    };
    Some(insert(end, format!("{between}{sentence}")))
}

/// Whether a definition is that of `@constraint`, or something in it has one with a maximum.
fn has_constraints(definition: Node<'_>) -> bool {
    let is_its = |it: Node<'_>| it.child(NodeKind::Name).is_some_and(|it| it.text() == "constraint");
    let mut directives = definition.descendants().filter_map(Directive::cast).filter(|it| is_its(it.node()));
    definition.kind() == NodeKind::DirectiveDefinition && is_its(definition)
        || directives.any(|it| it.argument("max").is_some())
}

fn insert(at: u32, text: String) -> TextEdit {
    TextEdit { range: TextRange::new(at, at), text }
}

#[cfg(test)]
mod tests {
    use wirelint_source::{FileId, apply_edits};

    use super::*;
    use crate::syntax::parse;

    /// The text after the maximum 100 is stated of the first argument or input field `first`.
    #[track_caller]
    fn bounded(text: &str) -> String {
        let parse = parse(text);
        let mut nodes =
            parse.definitions().flat_map(Node::descendants).filter_map(InputValueDefinition::cast);
        let input = nodes.find(|it| it.name().is_some_and(|it| it.text() == "first")).expect("there is one");
        let remedy = Remedy::SetMaximum { parameter: input.node().span(FileId(0)), value: 100 };
        let edits = write(&parse, &remedy).expect("it can be written");
        apply_edits(text, &edits).expect("edits are in order")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(bounded(text), expected);
    }

    #[test]
    fn a_maximum_stands_in_the_description() {
        check("type Q { a(first: Int): Int }", "type Q { a(\"At most 100.\" first: Int): Int }");
        check(
            "type Q {\n  a(\n    first: Int\n  ): Int\n}",
            "type Q {\n  a(\n    \"At most 100.\"\n    first: Int\n  ): Int\n}",
        );
        check(
            "type Q { a(\"How many\" first: Int = 5): Int }",
            "type Q { a(\"How many. At most 100.\" first: Int = 5): Int }",
        );
        check(
            "type Q { a(\"\"\"\n  How many.\n  \"\"\" first: Int): Int }",
            "type Q { a(\"\"\"\n  How many. At most 100.\n  \"\"\" first: Int): Int }",
        );
        check("type Q { a(\"\" first: Int): Int }", "type Q { a(\"At most 100.\" first: Int): Int }");
    }

    #[test]
    fn a_maximum_is_a_constraint_where_there_are_such() {
        let directive = "directive @constraint(max: Int) on ARGUMENT_DEFINITION\n";
        check(
            &format!("{directive}type Q {{ a(first: Int! = 5 @deprecated): Int }}"),
            &format!("{directive}type Q {{ a(first: Int! = 5 @constraint(max: 100) @deprecated): Int }}"),
        );
        check(
            "type Q { b(size: Int @constraint(max: 9)): Int, a(first: Int): Int }",
            "type Q { b(size: Int @constraint(max: 9)): Int, a(first: Int @constraint(max: 100)): Int }",
        );
    }
}
