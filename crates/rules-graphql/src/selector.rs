//! Selectors in options: which nodes are meant, in the language of [ESLint](https://eslint.org/docs/latest/extend/selectors) as far as it
//! makes sense for GraphQL: `FieldDefinition[parent.name.value=Query]`, `:matches(A, B) > C`, `:not([name.value=/^x/])`, lists with commas.
//!
//! Nodes and their attributes are called as in the trees of graphql-js.

use std::fmt;

use wirelint_graphql::syntax::{Node, NodeKind};
use wirelint_lint::options::{Fault, FaultKind, Key, Setting, Shape, Value, show_text};

use crate::kinds::kind_name;
use crate::pattern::Pattern;

/// Which nodes are meant.
#[derive(Clone)]
pub(crate) struct Selector {
    written: String,
    any: Vec<Chain>,
}

/// A compound, and what must be around it, the nearest first.
#[derive(Clone, Debug)]
struct Chain {
    last: Vec<Test>,
    around: Vec<(Around, Vec<Test>)>,
}

#[derive(Clone, Copy, Debug)]
enum Around {
    Parent,
    Ancestor,
}

#[derive(Clone, Debug)]
enum Test {
    Kind(String),
    /// `.name`: what it is to its parent.
    Role(String),
    Attribute {
        path: Vec<String>,
        is: Option<(bool, Wanted)>,
    },
    Any(Vec<Chain>),
    Not(Vec<Chain>),
}

#[derive(Clone, Debug)]
enum Wanted {
    Text(String),
    Pattern(Pattern),
}

/// What an attribute is.
enum Found<'t> {
    /// A node, or a list of them.
    Node,
    /// What a string, a name or a word says.
    Text(&'t str),
}

impl Selector {
    /// The error is a few words for the user.
    pub(crate) fn new(written: &str) -> Result<Self, String> {
        let mut reader = Reader { text: written, at: 0 };
        let any = reader.list();
        let any = any.filter(|_| reader.rest().is_empty());
        let any = any.ok_or_else(|| format!("`{written}` is no selector that is known here"))?;
        Ok(Self { written: written.to_owned(), any })
    }

    /// Whether `node` is meant; `ancestors` are those that graphql-js has around it, the outermost first.
    pub(crate) fn matches(&self, node: Node<'_>, ancestors: &[Node<'_>]) -> bool {
        any(&self.any, node, ancestors)
    }

    /// Whether nodes of that kind may be meant.
    pub(crate) fn may_match(&self, kind: &str) -> bool {
        let fits = |it: &Test| !matches!(it, Test::Kind(wanted) if wanted != "*" && wanted != kind);
        self.any.iter().any(|it| it.last.iter().all(fits))
    }
}

/// Calls `visit` for `node` and each node in it, as graphql-js has them, with those around it, the outermost first.
pub(crate) fn each_node<'t>(node: Node<'t>, visit: &mut dyn FnMut(Node<'t>, &[Node<'t>])) {
    let mut ancestors: Vec<Node<'t>> = Vec::new();
    for node in node.descendants() {
        while ancestors.last().is_some_and(|it| it.local_range().end <= node.local_range().start) {
            ancestors.pop();
        }
        if kind_name(node).is_some() {
            visit(node, &ancestors);
            ancestors.push(node);
        }
    }
}

fn any(chains: &[Chain], node: Node<'_>, ancestors: &[Node<'_>]) -> bool {
    chains.iter().any(|it| it.matches(node, ancestors))
}

impl Chain {
    fn matches(&self, node: Node<'_>, ancestors: &[Node<'_>]) -> bool {
        self.last.iter().all(|it| it.matches(node, ancestors)) && is_around(&self.around, ancestors)
    }
}

fn is_around(around: &[(Around, Vec<Test>)], ancestors: &[Node<'_>]) -> bool {
    let Some(((how, tests), outer)) = around.split_first() else { return true };
    let fits = |depth: usize| {
        let is_it = tests.iter().all(|it| it.matches(ancestors[depth], &ancestors[..depth]));
        is_it && is_around(outer, &ancestors[..depth])
    };
    match how {
        Around::Parent => ancestors.len().checked_sub(1).is_some_and(fits),
        Around::Ancestor => (0..ancestors.len()).rev().any(fits),
    }
}

impl Test {
    fn matches(&self, node: Node<'_>, ancestors: &[Node<'_>]) -> bool {
        match self {
            Self::Kind(kind) => kind == "*" || kind_name(node) == Some(kind),
            Self::Role(role) => {
                let parent = ancestors.last();
                parent.and_then(|it| child(*it, role)).is_some_and(|it| it == node)
            }
            Self::Attribute { path, is } => {
                let found = attribute(node, ancestors, path);
                let text = match &found {
                    Some(Found::Text(text)) => Some(*text),
                    _ => None,
                };
                match is {
                    None => found.is_some(),
                    // `undefined` and `null` are what is not there.
                    Some((is_equal, Wanted::Text(wanted))) if wanted == "undefined" || wanted == "null" => {
                        found.is_none() == *is_equal
                    }
                    Some((is_equal, Wanted::Text(wanted))) => (text == Some(wanted)) == *is_equal,
                    Some((is_equal, Wanted::Pattern(pattern))) => {
                        text.is_some_and(|it| pattern.is_in(it)) == *is_equal
                    }
                }
            }
            Self::Any(chains) => any(chains, node, ancestors),
            Self::Not(chains) => !any(chains, node, ancestors),
        }
    }
}

fn attribute<'t>(node: Node<'t>, ancestors: &[Node<'t>], path: &[String]) -> Option<Found<'t>> {
    let (mut node, mut ancestors) = (node, ancestors);
    let (last, steps) = path.split_last()?;
    for step in steps {
        if step == "parent" {
            let (parent, outer) = ancestors.split_last()?;
            (node, ancestors) = (*parent, outer);
        } else {
            node = child(node, step)?;
        }
    }
    match &**last {
        "kind" | "type" => kind_name(node).map(Found::Text),
        "parent" => ancestors.last().map(|_| Found::Node),
        "value" => match node.kind() {
            NodeKind::Argument | NodeKind::ObjectField => node.children().last().map(|_| Found::Node),
            _ => Some(Found::Text(node.text().trim_matches('"'))),
        },
        "operation" => match node.kind() {
            NodeKind::Operation => {
                Some(Found::Text(node.child(NodeKind::OperationType).map_or("query", Node::text)))
            }
            _ => node.child(NodeKind::OperationType).map(|it| Found::Text(it.text())),
        },
        "block" if matches!(node.kind(), NodeKind::Str | NodeKind::Description) => {
            Some(Found::Text(if node.text().starts_with("\"\"\"") { "true" } else { "false" }))
        }
        last => child(node, last).map(|_| Found::Node),
    }
}

fn child<'t>(node: Node<'t>, role: &str) -> Option<Node<'t>> {
    match role {
        // The name of a type, where it is used, is its only token.
        "name" if matches!(node.kind(), NodeKind::NamedType | NodeKind::Name) => Some(node),
        "name" => node.child(NodeKind::Name),
        "alias" => node.child(NodeKind::Alias),
        "description" => node.child(NodeKind::Description),
        "variable" => node.child(NodeKind::Variable),
        "selectionSet" => node.child(NodeKind::SelectionSet),
        "gqlType" => node
            .children()
            .find(|it| matches!(it.kind(), NodeKind::NamedType | NodeKind::ListType | NodeKind::NonNullType)),
        "typeCondition" => node.child(NodeKind::NamedType),
        _ => None,
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn space(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        rest.len() > trimmed.len()
    }

    fn eat(&mut self, token: &str) -> bool {
        let is_there = self.rest().starts_with(token);
        if is_there {
            self.at += token.len();
        }
        is_there
    }

    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest
            .find(|it: char| !(it.is_ascii_alphanumeric() || it == '_' || it == '-'))
            .unwrap_or(rest.len());
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }

    fn list(&mut self) -> Option<Vec<Chain>> {
        let mut any = vec![self.chain()?];
        loop {
            self.space();
            if !self.eat(",") {
                return Some(any);
            }
            any.push(self.chain()?);
        }
    }

    fn chain(&mut self) -> Option<Chain> {
        self.space();
        let mut chain = Chain { last: self.compound()?, around: Vec::new() };
        loop {
            let has_space = self.space();
            let how = if self.eat(">") {
                self.space();
                Around::Parent
            } else if has_space && !self.rest().is_empty() && !self.rest().starts_with([',', ')']) {
                Around::Ancestor
            } else {
                return Some(chain);
            };
            let outer = std::mem::replace(&mut chain.last, self.compound()?);
            chain.around.insert(0, (how, outer));
        }
    }

    fn compound(&mut self) -> Option<Vec<Test>> {
        let mut tests = Vec::new();
        loop {
            if self.eat("*") {
                tests.push(Test::Kind("*".into()));
            } else if self.eat("[") {
                tests.push(self.attribute()?);
            } else if self.eat(".") {
                tests.push(Test::Role(self.word()?.into()));
            } else if self.eat(":matches(") || self.eat(":is(") {
                tests.push(Test::Any(self.list()?));
                self.space();
                self.eat(")").then_some(())?;
            } else if self.eat(":not(") {
                tests.push(Test::Not(self.list()?));
                self.space();
                self.eat(")").then_some(())?;
            } else if let Some(kind) = self.word() {
                tests.push(Test::Kind(kind.into()));
            } else {
                return (!tests.is_empty()).then_some(tests);
            }
        }
    }

    fn attribute(&mut self) -> Option<Test> {
        let mut path = Vec::new();
        loop {
            self.space();
            path.push(self.word()?.to_owned());
            if !self.eat(".") {
                break;
            }
        }
        self.space();
        let is_equal = if self.eat("=") {
            true
        } else if self.eat("!=") {
            false
        } else {
            return self.eat("]").then_some(Test::Attribute { path, is: None });
        };
        self.space();
        let rest = self.rest();
        let wanted = if let Some(inner) = rest.strip_prefix('/') {
            // The `/` that ends it is followed by flags and the bracket.
            let end = inner.find("/]").or_else(|| inner.find("/i]"))?;
            let flags = if inner[end..].starts_with("/i") { 2 } else { 1 };
            self.at += 1 + end + flags;
            Wanted::Pattern(Pattern::new(&rest[..=end + flags]).ok()?)
        } else if let Some(quote) = rest.chars().next().filter(|it| matches!(it, '"' | '\'')) {
            let end = rest[1..].find(quote)?;
            self.at += end + 2;
            Wanted::Text(rest[1..=end].to_owned())
        } else {
            let end = rest.find(']')?;
            self.at += end;
            Wanted::Text(rest[..end].trim().to_owned())
        };
        self.space();
        self.eat("]").then_some(Test::Attribute { path, is: Some((is_equal, wanted)) })
    }
}

impl fmt::Debug for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Selector {}

impl PartialOrd for Selector {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Selector {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.written.cmp(&other.written)
    }
}

impl Key for Selector {
    const NOUN: &'static str = "a selector";

    fn read(text: &str) -> Result<Self, String> {
        Self::new(text)
    }

    fn show(&self) -> String {
        self.written.clone()
    }
}

impl Setting for Selector {
    fn shape() -> Shape {
        Shape::Text { noun: "a selector", pattern: None }
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let Some(text) = value.as_text() else {
            value.is_no(<Self as Setting>::shape().noun(), of, faults);
            return None;
        };
        let selector = Self::new(text);
        selector.map_err(|reason| faults.push(value.fault(FaultKind::Refused { of: of.into(), reason }))).ok()
    }

    fn show(&self) -> Option<String> {
        Some(show_text(&self.written))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirelint_graphql::syntax::parse;

    const TEXT: &str =
        "type Query { user(id: ID!): User name: String } type Page { name: [String!]! } enum E { A }";

    #[track_caller]
    fn check(selector: &str, expected: &[&str]) {
        let selector = Selector::new(selector).unwrap_or_else(|it| panic!("{it}"));
        let tree = parse(TEXT);
        let mut found = Vec::new();
        for definition in tree.definitions() {
            each_node(definition, &mut |node, ancestors| {
                if selector.matches(node, ancestors) {
                    found.push(node.text());
                }
            });
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn nodes_are_told_by_kind_attributes_and_what_is_around_them() {
        check("EnumValueDefinition", &["A"]);
        check("FieldDefinition[parent.name.value=Query]", &["user(id: ID!): User", "name: String"]);
        check("FieldDefinition[parent.name.value!=Query]", &["name: [String!]!"]);
        check("[name.value=name][parent.name.value=/^P/]", &["name: [String!]!"]);
        check("ObjectTypeDefinition[name.value=Query] > FieldDefinition > .name", &["user", "name"]);
        check("ObjectTypeDefinition InputValueDefinition", &["id: ID!"]);
        check(":matches(EnumValueDefinition, InputValueDefinition)", &["id: ID!", "A"]);
        check("FieldDefinition:not([name.value=name])", &["user(id: ID!): User"]);
        check("FieldDefinition[gqlType.kind=NonNullType]", &["name: [String!]!"]);
        check("EnumValueDefinition, InputValueDefinition[gqlType.gqlType.name.value=ID]", &["id: ID!", "A"]);
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["", "[", "A >", "A[b", ":not(A", "A)", "[a=/(/]"] {
            assert!(Selector::new(text).is_err(), "{text}");
        }
    }
}
