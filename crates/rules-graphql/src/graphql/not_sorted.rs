//! `graphql/not-sorted`

use std::cmp::Ordering;

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::syntax::{Definition, Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options, words};
use wirelint_source::{Span, TextRange};

use crate::{Document, Item, Visit};

words! {
    /// Whose fields.
    enum Fields {
        /// Those of objects.
        Object = "ObjectTypeDefinition",
        /// Those of interfaces.
        Interface = "InterfaceTypeDefinition",
        /// Those of input objects.
        Input = "InputObjectTypeDefinition",
    }
}

words! {
    /// Whose selections.
    enum Selections {
        /// Those of queries, mutations and subscriptions.
        Operation = "OperationDefinition",
        /// Those of fragments.
        Fragment = "FragmentDefinition",
    }
}

words! {
    /// Whose arguments.
    enum Arguments {
        /// Those that fields are defined with.
        FieldDefinition = "FieldDefinition",
        /// Those that fields are given.
        Field = "Field",
        /// Those that directives are defined with.
        DirectiveDefinition = "DirectiveDefinition",
        /// Those that directives are given.
        Directive = "Directive",
    }
}

options! {
    /// What is to be sorted. Where nothing is said but `groups`, it is everything.
    pub(crate) struct SortOptions {
        /// Fields of these types.
        fields: Option<Vec<Fields>> = None,
        /// Values of enums.
        values: Option<bool> = None,
        /// What is selected in these.
        selections: Option<Vec<Selections>> = None,
        /// Variables of operations.
        variables: Option<bool> = None,
        /// Arguments of these.
        arguments: Option<Vec<Arguments>> = None,
        /// The definitions of a file.
        definitions: Option<bool> = None,
        /// Groups that stand in this order, each sorted in itself; `*` is among them.
        groups: Vec<String> = Vec::new(),
    }
}

impl SortOptions {
    /// Whether nothing is said of what is sorted.
    fn says_nothing(&self) -> bool {
        let flags = [self.values, self.variables, self.definitions];
        let has_lists = self.fields.is_some() || self.selections.is_some() || self.arguments.is_some();
        !has_lists && flags.iter().all(Option::is_none)
    }

    /// Whether one of `said` is the one.
    fn has<T: Copy>(&self, said: Option<&[T]>, is_it: impl Fn(T) -> bool) -> bool {
        said.map_or(self.says_nothing(), |it| it.iter().any(|it| is_it(*it)))
    }
}

impl Fields {
    fn is(self, definition: Node<'_>) -> bool {
        definition.kind()
            == match self {
                Self::Object => NodeKind::ObjectType,
                Self::Interface => NodeKind::InterfaceType,
                Self::Input => NodeKind::InputObjectType,
            }
    }
}

impl Selections {
    fn is(self, definition: Node<'_>) -> bool {
        definition.kind()
            == match self {
                Self::Operation => NodeKind::Operation,
                Self::Fragment => NodeKind::Fragment,
            }
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Fields, values, selections, variables, arguments and definitions stand in the order of the alphabet, upper and lower case being the
    /// same. The options say which; where they name none of these, all are judged. With `groups`, names stand in the order of these groups
    /// first: a name means itself, `...` fragments, `{` fields with a selection set, and `*` all others.
    ///
    /// ## Why it matters
    ///
    /// Who looks for a name finds it, and two people who add something do not do it in the same line.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   total: Int
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   id: ID!
    ///   total: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a safe fix, which exchanges two neighbours; several of them sort all. None is offered for selections, whose order is that
    /// of the response, for whole definitions, nor where a comment stands with one of the two.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 105; that of Saleor: 3,710. Saleor does not sort. The same findings as graphql-eslint 4.4.0, place
    /// for place, on schemas and operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `alphabetize`
    pub(crate) static NOT_SORTED: Visit = {
        id: "graphql/not-sorted",
        summary: "what the options name stands in the order of the alphabet",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Safe,
        options: SortOptions,
        peers: ["@graphql-eslint/alphabetize", "alphabetize"],
        visit: Visit::DefinitionAndDocument(check, check_definitions),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<SortOptions>();
    let definition = item.definition.node();
    let is_executable = item.definition.is_executable();
    for node in definition.descendants() {
        let is_judged = match node.kind() {
            NodeKind::FieldDefinitions | NodeKind::InputFieldDefinitions => {
                options.has(options.fields.as_deref(), |it| it.is(definition))
            }
            NodeKind::EnumValueDefinitions => options.values.unwrap_or(options.says_nothing()),
            NodeKind::VariableDefinitions => options.variables.unwrap_or(options.says_nothing()),
            NodeKind::SelectionSet => options.has(options.selections.as_deref(), |it| it.is(definition)),
            NodeKind::ArgumentDefinitions if definition.kind() == NodeKind::DirectiveDefinition => {
                options.has(options.arguments.as_deref(), |it| it == Arguments::DirectiveDefinition)
            }
            NodeKind::ArgumentDefinitions => {
                options.has(options.arguments.as_deref(), |it| it == Arguments::FieldDefinition)
            }
            NodeKind::Arguments if !is_executable => {
                options.has(options.arguments.as_deref(), |it| it == Arguments::Directive)
            }
            NodeKind::Arguments => {
                let is_of_field = node.parent().is_some_and(|it| it.kind() == NodeKind::Field);
                let owner = if is_of_field { Arguments::Field } else { Arguments::Directive };
                options.has(options.arguments.as_deref(), |it| it == owner)
            }
            _ => continue,
        };
        if is_judged {
            in_order(ctx, &|it| item.document.span(it), options, node.children());
        }
    }
}

fn check_definitions(ctx: &mut Context<'_>, document: &Document<'_>) {
    let options = ctx.options::<SortOptions>();
    if options.definitions.unwrap_or(options.says_nothing()) {
        let definitions = document.doc.parse.document().definitions().map(Definition::node);
        in_order(ctx, &|it| document.span(it), options, definitions);
    }
}

fn in_order<'t>(
    ctx: &mut Context<'_>,
    span: &dyn Fn(Node<'_>) -> Span,
    options: &SortOptions,
    nodes: impl Iterator<Item = Node<'t>>,
) {
    let mut before: Option<(Node<'t>, Option<Node<'t>>)> = None;
    for node in nodes {
        let name = name_of(node);
        if let Some((before, before_name)) = before
            && let Some(name) = name
            && is_misplaced(options, (before, before_name), (node, name))
        {
            let message = match before_name {
                Some(before) => format!("`{}` stands behind `{}`", name.text(), before.text()),
                None => format!("`{}` stands behind what has no name", name.text()),
            };
            let report = ctx.report(span(name), message).argument(name.text());
            let report = report.related(span(before_name.unwrap_or(before)), "this one comes later");
            // Comments go with what they stand with, so where there are any a person has to look.
            if let Some(text) = swapped(before, node) {
                let whole = Span {
                    range: TextRange::new(before.local_range().start, node.local_range().end),
                    ..span(node)
                };
                report.remedy("Exchange the two", Applicability::Safe, Remedy::Replace { span: whole, text });
            }
        }
        before = Some((node, name));
    }
}

/// The stretch of both with the one in the place of the other, where there is but space between them, and they are of one definition.
fn swapped(before: Node<'_>, node: Node<'_>) -> Option<String> {
    let between = TextRange::new(before.range().end, node.range().start).of(before.parse().text());
    let is_space = between.bytes().all(|it| it.is_ascii_whitespace() || it == b',');
    let is_plain = is_space && before.id().item == node.id().item && node.comment_behind().is_none();
    let may_move = is_plain
        && before.comments_above().is_none()
        && node.kind() != NodeKind::Field
        && !matches!(node.kind(), NodeKind::FragmentSpread | NodeKind::InlineFragment);
    may_move.then(|| format!("{}{between}{}", node.text(), before.text()))
}

fn name_of(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        NodeKind::VariableDefinition => node.child(NodeKind::Variable)?.child(NodeKind::Name),
        NodeKind::InlineFragment | NodeKind::Error => None,
        _ => node.children().find(|it| matches!(it.kind(), NodeKind::Alias | NodeKind::Name)),
    }
}

fn is_misplaced(
    options: &SortOptions,
    (before, before_name): (Node<'_>, Option<Node<'_>>),
    (node, name): (Node<'_>, Node<'_>),
) -> bool {
    // What has no name comes last.
    let Some(before_name) = before_name else { return true };
    match group(options, before, before_name).cmp(&group(options, node, name)) {
        Ordering::Less => return false,
        Ordering::Greater => return true,
        Ordering::Equal => {}
    }
    match compare(before_name.text(), name.text()) {
        Ordering::Less => false,
        Ordering::Greater => true,
        // Of one name the definition comes first.
        Ordering::Equal => {
            let is_extension = |it| Definition::cast(it).is_some_and(Definition::is_extension);
            is_extension(before) && !is_extension(node)
        }
    }
}

/// Where the group of `node` stands among the groups.
fn group(options: &SortOptions, node: Node<'_>, name: Node<'_>) -> usize {
    let groups = &options.groups;
    let place = |wanted: &str| groups.iter().position(|it| it == wanted);
    let has_set = node.child(NodeKind::SelectionSet).is_some();
    place(name.text())
        .or_else(|| place("{").filter(|_| has_set))
        .or_else(|| place("...").filter(|_| node.kind() == NodeKind::FragmentSpread))
        .or_else(|| place("*"))
        .unwrap_or(groups.len())
}

/// By the rules of Unicode for names of ASCII: `_`, digits, letters; of two letters that differ in case alone the small one first, unless
/// anything else differs (UTS #10).
fn compare(one: &str, other: &str) -> Ordering {
    let weight = |it: u8| match it {
        b'_' => (0, 0),
        b'0'..=b'9' => (1, it),
        _ => (2, it.to_ascii_lowercase()),
    };
    let by_letter = one.bytes().map(weight).cmp(other.bytes().map(weight));
    let case = |it: u8| it.is_ascii_uppercase();
    by_letter.then_with(|| one.bytes().map(case).cmp(other.bytes().map(case)))
}
