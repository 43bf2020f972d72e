//! `graphql/description-missing`

use wirelint_graphql::syntax::{Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::kinds::{defines_type, described, kind_name};
use crate::selector::{Selector, each_node};
use crate::{Item, Visit};

options! {
    /// What has a description. Where nothing is said, it is types, directives and the fields of root types.
    pub(crate) struct DescriptionOptions {
        /// Types of all kinds.
        types: Option<bool> = None,
        /// The fields of root types.
        root_field: Option<bool> = None,
        /// Objects; where it is not said, what `types` says.
        object_type_definition: Option<bool> = None,
        /// Interfaces; where it is not said, what `types` says.
        interface_type_definition: Option<bool> = None,
        /// Enums; where it is not said, what `types` says.
        enum_type_definition: Option<bool> = None,
        /// Scalars; where it is not said, what `types` says.
        scalar_type_definition: Option<bool> = None,
        /// Input objects; where it is not said, what `types` says.
        input_object_type_definition: Option<bool> = None,
        /// Unions; where it is not said, what `types` says.
        union_type_definition: Option<bool> = None,
        /// Directives.
        directive_definition: Option<bool> = None,
        /// Fields of objects and interfaces.
        field_definition: Option<bool> = None,
        /// Arguments, and fields of input objects.
        input_value_definition: Option<bool> = None,
        /// Values of enums.
        enum_value_definition: Option<bool> = None,
        /// Operations.
        operation_definition: Option<bool> = None,
        /// What is passed over all the same.
        ignored_selectors: Vec<Selector> = Vec::new(),
    }
}

impl DescriptionOptions {
    /// Whether nothing is said of what is judged.
    fn says_nothing(&self) -> bool {
        let said = [
            self.types,
            self.root_field,
            self.object_type_definition,
            self.interface_type_definition,
            self.enum_type_definition,
            self.scalar_type_definition,
            self.input_object_type_definition,
            self.union_type_definition,
            self.directive_definition,
            self.field_definition,
            self.input_value_definition,
            self.enum_value_definition,
            self.operation_definition,
        ];
        said.iter().all(Option::is_none)
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// What the options name has a description that says something: where they name nothing, types, directives and the fields of root
    /// types. For an operation it is the description of the specification of September 2025, or a comment right above it. What a selector
    /// in `ignored_selectors` means is passed over.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema. It is a contract: the people on its other side cannot ask the code.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// "Where all begins."
    /// type Query {
    ///   "The last one."
    ///   order: Order
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// "Where all begins."
    /// type Query {
    ///   "The last one."
    ///   order: Order
    /// }
    ///
    /// "What a customer has bought."
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only its author knows.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 1; that of Saleor: 668. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas, but for what is said below.
    ///
    /// With `root_field` the fields of all root types are judged. graphql-eslint 4.4.0 judges them only where a schema has a single root
    /// type.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-description`
    pub(crate) static DESCRIPTION_MISSING: Visit = {
        id: "graphql/description-missing",
        summary: "what is defined has a description",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: DescriptionOptions,
        peers: ["@graphql-eslint/require-description", "require-description"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<DescriptionOptions>();
    let definition = item.definition.node();
    if !options.ignored_selectors.is_empty() {
        each_node(definition, &mut |node, ancestors| {
            if !options.ignored_selectors.iter().any(|it| it.matches(node, ancestors)) {
                let parent = ancestors.last().copied();
                judge(ctx, item, options, node, parent);
            }
        });
        return;
    }
    // The same without a look at every node.
    judge(ctx, item, options, definition, None);
    let members = definition.children().filter(|it| holds_members(*it)).flat_map(Node::children);
    for member in members {
        judge(ctx, item, options, member, Some(definition));
        let arguments = member.child(NodeKind::ArgumentDefinitions).into_iter().flat_map(Node::children);
        arguments.for_each(|it| judge(ctx, item, options, it, Some(member)));
    }
}

fn holds_members(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        NodeKind::FieldDefinitions
            | NodeKind::InputFieldDefinitions
            | NodeKind::EnumValueDefinitions
            | NodeKind::ArgumentDefinitions
    )
}

fn judge(
    ctx: &mut Context<'_>,
    item: &Item<'_, '_>,
    options: &DescriptionOptions,
    node: Node<'_>,
    parent: Option<Node<'_>>,
) {
    if !is_wanted(item, options, node, parent) {
        return;
    }
    let description = node.children().next().filter(|it| it.kind() == NodeKind::Description);
    let is_described = match description {
        Some(it) => !it.string().trim().is_empty(),
        None => node.kind() == NodeKind::Operation && has_comment(node),
    };
    let name = match node.kind() {
        NodeKind::Operation => node.child(NodeKind::OperationType),
        _ => node.child(NodeKind::Name),
    };
    if is_described {
        return;
    }
    let span = name.map_or_else(|| item.document.start_of(node, 1), |it| item.document.span(it));
    let what = described(node, parent);
    ctx.report(span, format_args!("{what} has no description")).argument(what.as_str());
}

fn is_wanted(
    item: &Item<'_, '_>,
    options: &DescriptionOptions,
    node: Node<'_>,
    parent: Option<Node<'_>>,
) -> bool {
    let Some(kind) = kind_name(node) else { return false };
    let stated = match kind {
        "ObjectTypeDefinition" => options.object_type_definition,
        "InterfaceTypeDefinition" => options.interface_type_definition,
        "EnumTypeDefinition" => options.enum_type_definition,
        "ScalarTypeDefinition" => options.scalar_type_definition,
        "InputObjectTypeDefinition" => options.input_object_type_definition,
        "UnionTypeDefinition" => options.union_type_definition,
        "DirectiveDefinition" => options.directive_definition,
        "FieldDefinition" => options.field_definition,
        "InputValueDefinition" => options.input_value_definition,
        "EnumValueDefinition" => options.enum_value_definition,
        "OperationDefinition" => options.operation_definition,
        _ => return false,
    };
    let says_nothing = options.says_nothing();
    let types = options.types.unwrap_or(says_nothing);
    let root_field = options.root_field.unwrap_or(says_nothing);
    let usual = defines_type(kind) && types || kind == "DirectiveDefinition" && says_nothing;
    let is_root_field = || {
        let schema = item.document.subject.schema;
        let owner = parent.filter(|_| kind == "FieldDefinition").and_then(|it| it.child(NodeKind::Name));
        owner.is_some_and(|it| schema.roots().iter().any(|root| schema.type_of(root.ty).name() == it.text()))
    };
    stated.unwrap_or(usual) || root_field && is_root_field()
}

/// Whether a comment stands right above an operation that is not for a linter.
fn has_comment(operation: Node<'_>) -> bool {
    let last = operation.comments_above().and_then(|it| it.lines().last());
    last.is_some_and(|it| !it.trim().is_empty() && !it.trim_start().starts_with("eslint"))
}
