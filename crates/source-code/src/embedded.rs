//! GraphQL documents in TypeScript and JavaScript, and definitions in Python.
//!
//! A template literal is one where a tag says so (`` gql`…` ``, `` graphql`…` ``, `` gql.fragment`…` ``, or the name that such a tag was imported
//! by), where it is the first argument of a call of such a name, behind the comment `/* GraphQL */`, or where its first line is `#graphql`: what
//! graphql-tag-pluck, which graphql-eslint reads code with, and Apollo's and Prettier's tools take for one.

mod candidates;
mod holes;
mod mask;
mod names;
mod python;

use tree_sitter::Node;
use wirelint_source::TextRange;

use crate::{Family, Language, syntax};

/// The documents of a file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Embedded {
    /// A text as long as the file, with the line breaks that the file has: in the [documents](Self::documents) what they say, outside of them
    /// blanks. So every offset in it is one in the file.
    ///
    /// Two things are not what the file has there. Escapes are what they stand for, behind blanks. And where an expression stands (`${…}`)
    /// there is a blank if that can be read, as it is for fragments beside definitions; else what keeps the rest readable: a name of that
    /// length (`x____`) where something must be named, `__typename` where nothing else is selected, `_:Int` where nothing else is
    /// defined. Parentheses around nothing are blank too.
    pub mask: String,
    /// The documents, in the order of the text.
    pub documents: Vec<Document>,
}

/// One document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// What stands between its quotes, in bytes from the start of the file.
    pub range: TextRange,
    /// The expressions in it, in the order of the text.
    pub holes: Vec<Hole>,
}

/// An expression in a document. What it will say is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hole {
    /// From `${` to `}`, in bytes from the start of the file.
    pub range: TextRange,
    /// Whether it stands beside definitions, where it only can be more of them; nearly always fragments that the document spreads.
    pub beside_definitions: bool,
}

impl Embedded {
    /// Whether something about `range` is about an expression: what is found there is found in what stands for it.
    pub fn is_unknown(&self, range: TextRange) -> bool {
        self.documents.iter().flat_map(|it| &it.holes).any(|it| it.range.overlaps(range))
    }
}

impl Document {
    /// Whether all of its definitions are known: whatever its expressions say, it is beside them.
    pub fn is_whole(&self) -> bool {
        self.holes.iter().all(|it| it.beside_definitions)
    }
}

/// The documents in `text`; `None` where there are none. Any text is parsed: whoever finds the files tells which
/// of them may have some.
///
/// ```
/// use std::path::Path;
/// use wirelint_source_code::{Language, embedded};
///
/// let source = "const Q = gql`query { me { name ...F } } ${F}`;";
/// let language = Language::of(Path::new("a.ts")).expect("TypeScript is read");
/// let found = embedded(language, source).expect("there is one");
/// assert_eq!(found.mask.trim(), "query { me { name ...F } }");
/// assert_eq!(found.mask.find("query"), source.find("query"));
/// ```
pub fn embedded(language: Language, text: &str) -> Option<Embedded> {
    if u32::try_from(text.len()).is_err() {
        return None;
    }
    let find: fn(Node<'_>, &str) -> Vec<Literal> = match language.family() {
        Family::Ecma => find,
        Family::Python => python::find,
        // Documents in these are not looked for.
        Family::Go | Family::Java | Family::Ruby => return None,
    };
    let found = find(syntax::parse(language, text)?.root_node(), text);
    (!found.is_empty()).then(|| mask::write(text, &found))
}

/// A literal that is a document.
struct Literal {
    /// Without its quotes.
    range: TextRange,
    /// The expressions in it, from `${` to `}`.
    expressions: Vec<TextRange>,
}

/// Finds the literals, outer ones before what is in their expressions. Without recursion: code nests as deep as somebody wants.
fn find(root: Node<'_>, text: &str) -> Vec<Literal> {
    let names = names::all(root, text);
    let candidates = candidates::positions(text, &names);
    let mut found: Vec<Literal> = Vec::new();
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        let next = candidates.partition_point(|&it| it < node.start_byte());
        let is_worth = candidates.get(next).is_some_and(|&it| it < node.end_byte());
        if is_worth {
            let literal = match node.kind() {
                "call_expression" => called(node, text, &names),
                "template_string" => is_marked(node, text).then_some(node),
                _ => None,
            };
            found.extend(literal.and_then(|it| read(it, text)));
            if cursor.goto_first_child() {
                continue;
            }
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                found.sort_by_key(|it| it.range.start);
                found.dedup_by_key(|it| it.range);
                return found;
            }
        }
    }
}

/// The literal that the call or tag `node` makes a document.
fn called<'t>(node: Node<'t>, text: &str, names: &[&str]) -> Option<Node<'t>> {
    let function = node.child_by_field_name("function")?;
    let arguments = node.child_by_field_name("arguments")?;
    let is_tag = arguments.kind() == "template_string";
    let name = match function.kind() {
        "identifier" => function,
        "member_expression" if is_tag => function.child_by_field_name("object")?,
        _ => return None,
    };
    let name = text.get(name.byte_range())?;
    if name.len() > 100 || !names.contains(&name) {
        return None;
    }
    if is_tag {
        return Some(arguments);
    }
    let mut argument = arguments.named_children(&mut arguments.walk()).find(|it| it.kind() != "comment")?;
    // `as const` makes its type the text itself, which typed clients want.
    for _ in 0..4 {
        if !matches!(argument.kind(), "as_expression" | "satisfies_expression" | "parenthesized_expression") {
            break;
        }
        argument = argument.named_child(0)?;
    }
    match argument.kind() {
        "template_string" => Some(argument),
        // A name or a path is none.
        "string" => text.get(argument.byte_range())?.contains('{').then_some(argument),
        _ => None,
    }
}

/// Whether a comment before it or its own first line says that the template is a document.
fn is_marked(template: Node<'_>, text: &str) -> bool {
    // As much as such a comment or line needs: a text may be one line.
    const NEAR: usize = 100;
    let start = template.start_byte();
    let before = &text[text.ceil_char_boundary(start.saturating_sub(NEAR))..start];
    let behind = &text[start..text.floor_char_boundary(start + NEAR)];
    let comment = before.trim_end().strip_suffix("*/").and_then(|it| Some(&it[it.rfind("/*")? + 2..]));
    if comment.is_some_and(|it| it.trim().eq_ignore_ascii_case("graphql")) {
        return true;
    }
    if before.ends_with('>') && has_typed_tag(before) {
        return true;
    }
    let first = behind.trim_start_matches('`').trim_start().lines().next().unwrap_or("");
    first.strip_prefix('#').is_some_and(|it| it.trim().eq_ignore_ascii_case("graphql"))
}

/// Whether `text` ends with a tag and its type arguments, `gql<Data, Variables>`, which the grammar takes for comparisons.
fn has_typed_tag(text: &str) -> bool {
    ["gql<", "graphql<"].iter().any(|tag| {
        let Some(at) = text.rfind(tag) else { return false };
        let is_word = text[..at].ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '$' | '.'));
        let is_type = |it: char| it.is_alphanumeric() || " _$.,<>[]|&".contains(it);
        !is_word && text[at + tag.len()..].chars().all(is_type)
    })
}

/// The literal at `node`, if it has both of its quotes.
fn read(node: Node<'_>, text: &str) -> Option<Literal> {
    let range = node.byte_range();
    let source = text.get(range.clone())?;
    let quote = source.chars().next().filter(|it| matches!(it, '`' | '"' | '\''))?;
    if source.len() < 2 || !source.ends_with(quote) {
        return None;
    }
    let is_expression = |it: &Node<'_>| it.kind() == "template_substitution";
    let range_of = |it: Node<'_>| TextRange::new(it.start_byte() as u32, it.end_byte() as u32);
    let expressions = node.children(&mut node.walk()).filter(is_expression).map(range_of).collect();
    Some(Literal { range: TextRange::new(range.start as u32 + 1, range.end as u32 - 1), expressions })
}
