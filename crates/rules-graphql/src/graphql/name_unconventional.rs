//! `graphql/name-unconventional`

#![allow(clippy::mutable_key_type, reason = "selectors are told apart by how they are written")]

use std::sync::LazyLock;

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Node, NodeKind};
use wirelint_lint::options::{Settings, Word};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::case::Case;
use crate::kinds::{defines_type, described, kind_name};
use crate::pattern::Pattern;
use crate::rename::offer;
use crate::selector::{Selector, each_node};
use crate::{Item, Visit};

options! {
    /// How names of one kind are made: a style, or what else is asked of them.
    struct Naming from style {
        /// How the words of a name are joined.
        style: Option<Case> = None,
        /// What they begin with.
        prefix: String = String::new(),
        /// What they end in.
        suffix: String = String::new(),
        /// What is not in them.
        forbidden_patterns: Vec<Pattern> = Vec::new(),
        /// What is in them. Where a group has the name of a style, as in `(?<camelCase>.+)Id`, what it matches is written so.
        required_pattern: Option<Pattern> = None,
        /// What they do not begin with.
        forbidden_prefixes: Vec<String> = Vec::new(),
        /// What they do not end in.
        forbidden_suffixes: Vec<String> = Vec::new(),
        /// What they begin with, one of these.
        required_prefixes: Vec<String> = Vec::new(),
        /// What they end in, one of these.
        required_suffixes: Vec<String> = Vec::new(),
        /// Names that are passed over.
        ignore_pattern: Option<Pattern> = None,
    }
}

options! {
    /// How names are made. Where nothing is said of any kind, it is as graphql-eslint recommends.
    pub(crate) struct NamingOptions {
        ..
        /// What these selectors mean.
        others: { Selector => Naming },
        /// Types of all kinds.
        types: Option<Naming> = None,
        /// Objects.
        object_type_definition: Option<Naming> = None,
        /// Interfaces.
        interface_type_definition: Option<Naming> = None,
        /// Enums.
        enum_type_definition: Option<Naming> = None,
        /// Scalars.
        scalar_type_definition: Option<Naming> = None,
        /// Input objects.
        input_object_type_definition: Option<Naming> = None,
        /// Unions.
        union_type_definition: Option<Naming> = None,
        /// Fields of objects and interfaces.
        field_definition: Option<Naming> = None,
        /// Arguments where they are defined, and fields of input objects.
        input_value_definition: Option<Naming> = None,
        /// Arguments where they are given.
        argument: Option<Naming> = None,
        /// Directives.
        directive_definition: Option<Naming> = None,
        /// Values of enums.
        enum_value_definition: Option<Naming> = None,
        /// Queries, mutations and subscriptions.
        operation_definition: Option<Naming> = None,
        /// Fragments.
        fragment_definition: Option<Naming> = None,
        /// Variables.
        variable_definition: Option<Naming> = None,
        /// Whether names may begin with `_`.
        allow_leading_underscore: bool = false,
        /// Whether names may end with `_`.
        allow_trailing_underscore: bool = false,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Names of what the options name are written in their style, and begin, end and look as they say. An option is called after a kind of
    /// node (`FieldDefinition`, `EnumValueDefinition`, `OperationDefinition`, …; `types` are types of all kinds), or is a selector of
    /// [ESLint](https://eslint.org/docs/latest/extend/selectors) such as `FieldDefinition[parent.name.value=Query]`. Its value is a style,
    /// or a mapping. Of what is wrong with a name the first thing is said, in the order of: prefix, suffix, required pattern, forbidden
    /// patterns, forbidden prefixes and suffixes, required prefixes and suffixes, style.
    ///
    /// Where no option names any kind, it is what graphql-eslint recommends: `PascalCase` for types, operations and fragments, `camelCase`
    /// for fields, arguments, directives and variables, `UPPER_CASE` for values of enums, and no names that say what kind of thing they are
    /// the name of. Where one does, only what is said holds.
    ///
    /// No name begins or ends with `_`, unless the options allow it.
    ///
    /// ## Why it matters
    ///
    /// Generated code, logs and people count on one way to write a name. One that is written otherwise is looked for in vain.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   get_order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is an unsafe fix: the name is written so wherever it is meant in any file of the schema and its operations. A field of an
    /// interface is renamed in all types that have it from there, and the other way round.
    ///
    /// None is safe. Who calls the schema from elsewhere knows its types, fields, arguments and values by their names; and so does code that
    /// knows an operation, its variables or, where types are generated, its fragments. Whoever does has to be told.
    ///
    /// None is offered where the new name is taken, for the root types, for variables where the operation uses fragments, and where the old
    /// name is a word in a string, as in `@key(fields: "order_id")`: what strings mean is not known.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: none; that of Saleor: 119. The same findings as graphql-eslint 4.4.0, place for place, on schemas
    /// and operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `naming-convention`
    pub(crate) static NAME_UNCONVENTIONAL: Visit = {
        id: "graphql/name-unconventional",
        summary: "names are made as the convention says",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        options: NamingOptions,
        peers: ["@graphql-eslint/naming-convention", "naming-convention"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<NamingOptions>();
    let conventions = options.conventions();
    // Names that a convention passes over may begin and end as they like.
    let mut ignored: Vec<Node<'_>> = Vec::new();
    // Most conventions are about other kinds of nodes; one node of a kind is seldom alone.
    let mut by_kind: Vec<(&str, Vec<&(Place<'_>, &Naming)>)> = Vec::new();
    each_node(item.definition.node(), &mut |node, ancestors| {
        if let Some(kind) = kind_name(node)
            && let Some(name) = name_of(node)
        {
            let known = by_kind.iter().position(|it| std::ptr::eq(it.0, kind));
            let known = known.unwrap_or_else(|| {
                by_kind.push((kind, conventions.iter().filter(|it| it.0.may_be(kind)).collect()));
                by_kind.len() - 1
            });
            for (place, naming) in &by_kind[known].1 {
                let is_meant = match place {
                    Place::Kind(_) => true,
                    Place::Selected(selector) => selector.matches(node, ancestors),
                };
                if is_meant {
                    judge(ctx, item, options, naming, node, name, &mut ignored);
                }
            }
        }
        if matches!(node.kind(), NodeKind::Name | NodeKind::Alias | NodeKind::NamedType)
            && !ignored.contains(&node)
        {
            let parent = ancestors.last().filter(|it| it.kind() == NodeKind::Field);
            if node.kind() == NodeKind::Name && parent.is_some() {
                return;
            }
            let ends = [
                (options.allow_leading_underscore, node.text().starts_with('_'), "begins"),
                (options.allow_trailing_underscore, node.text().ends_with('_'), "ends"),
            ];
            for (_, _, how) in ends.into_iter().filter(|it| !it.0 && it.1) {
                let message = format_args!("the name `{}` {how} with `_`", node.text());
                ctx.report(item.document.span(node), message).argument(node.text());
            }
        }
    });
}

fn name_of(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        NodeKind::VariableDefinition => node.child(NodeKind::Variable)?.child(NodeKind::Name),
        NodeKind::NamedType => Some(node),
        _ => node.child(NodeKind::Name),
    }
}

fn judge<'t>(
    ctx: &mut Context<'_>,
    item: &Item<'_, '_>,
    options: &NamingOptions,
    naming: &Naming,
    node: Node<'t>,
    name: Node<'t>,
    ignored: &mut Vec<Node<'t>>,
) {
    let mut text = name.text();
    if options.allow_leading_underscore {
        text = text.trim_start_matches('_');
    }
    if options.allow_trailing_underscore {
        text = text.trim_end_matches('_');
    }
    if naming.ignore_pattern.as_ref().is_some_and(|it| it.is_in(text)) {
        if node.kind() != NodeKind::VariableDefinition {
            ignored.push(name);
        }
        return;
    }
    if let Some(wrong) = naming.wrong_with(text) {
        let what = described(node, None);
        let report =
            ctx.report(item.document.span(name), format_args!("{what} {}", wrong.how)).argument(name.text());
        if let Some(better) = wrong.better.filter(|it| !it.is_empty()) {
            report.label(format!("`{better}`"));
            // What may stand around a name stays.
            let written = name.text();
            let before = &written[..written.len() - written.trim_start_matches('_').len()];
            let behind = &written[written.trim_end_matches('_').len()..];
            let wanted = format!(
                "{}{better}{}",
                if options.allow_leading_underscore { before } else { "" },
                if options.allow_trailing_underscore { behind } else { "" }
            );
            offer(ctx, item, name, &wanted);
        }
    }
}

/// What is wrong with a name.
struct Wrong {
    /// As a message says it behind the name.
    how: String,
    /// A name that would do, if there is one.
    better: Option<String>,
}

impl Naming {
    fn wrong_with(&self, name: &str) -> Option<Wrong> {
        let wrong = |how: String, better: Option<String>| Some(Wrong { how, better });
        if !name.starts_with(&*self.prefix) {
            return wrong(
                format!("does not begin with `{}`", self.prefix),
                Some(format!("{}{name}", self.prefix)),
            );
        }
        if !name.ends_with(&*self.suffix) {
            return wrong(
                format!("does not end in `{}`", self.suffix),
                Some(format!("{name}{}", self.suffix)),
            );
        }
        let rest = match &self.required_pattern {
            Some(pattern) if pattern.has_names() => match without_words(pattern, name) {
                Some(rest) => rest,
                None => return wrong(format!("does not match `{}`", pattern.as_str()), None),
            },
            Some(pattern) if !pattern.is_in(name) => {
                return wrong(format!("does not match `{}`", pattern.as_str()), None);
            }
            _ => name.to_owned(),
        };
        let name = &*rest;
        if let Some(pattern) = self.forbidden_patterns.iter().find(|it| it.is_in(name)) {
            let better = pattern.without(name);
            return wrong(format!("matches `{}`, which is forbidden", pattern.as_str()), Some(better));
        }
        if let Some(prefix) = self.forbidden_prefixes.iter().find(|it| name.starts_with(&***it)) {
            return wrong(format!("begins with `{prefix}`"), Some(name[prefix.len()..].to_owned()));
        }
        if let Some(suffix) = self.forbidden_suffixes.iter().find(|it| name.ends_with(&***it)) {
            return wrong(format!("ends in `{suffix}`"), Some(name[..name.len() - suffix.len()].to_owned()));
        }
        let required = &self.required_prefixes;
        if !required.is_empty() && !required.iter().any(|it| name.starts_with(&**it)) {
            return wrong(format!("does not begin with {}", one_of(required)), None);
        }
        let required = &self.required_suffixes;
        if !required.is_empty() && !required.iter().any(|it| name.ends_with(&**it)) {
            return wrong(format!("does not end in {}", one_of(required)), None);
        }
        let style = self.style.filter(|it| !it.fits(name))?;
        wrong(format!("is not in {}", style.as_str()), Some(style.write(name)))
    }
}

/// `name` without what `pattern` matches, whose group is called after the style that it is written in; `None` where it is not, or nothing
/// matches.
fn without_words(pattern: &Pattern, name: &str) -> Option<String> {
    let (whole, style, matched) = pattern.first_named(name)?;
    let style = Case::of(style)?;
    (style.write(matched) == matched && !whole.is_empty())
        .then(|| format!("{}{}", &name[..whole.start], &name[whole.end..]))
}

fn one_of(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|it| format!("`{it}`")).collect();
    words.join(" or ")
}

/// What a convention is for.
enum Place<'o> {
    Kind(&'static str),
    Selected(&'o Selector),
}

impl Place<'_> {
    /// Whether it may be for nodes of that kind.
    fn may_be(&self, kind: &str) -> bool {
        match self {
            Self::Kind(wanted) => *wanted == kind,
            Self::Selected(selector) => selector.may_match(kind),
        }
    }
}

impl NamingOptions {
    /// What is said of each kind and by each selector.
    fn conventions(&self) -> Vec<(Place<'_>, &Naming)> {
        let kinds = self.kinds();
        if kinds.iter().all(|it| it.1.is_none()) && self.types.is_none() && self.others.is_empty() {
            return RECOMMENDED
                .iter()
                .map(|(selector, naming)| (Place::Selected(selector), naming))
                .collect();
        }
        let own = kinds.into_iter().filter_map(|(kind, naming)| {
            let of_types = self.types.as_ref().filter(|_| defines_type(kind));
            Some((Place::Kind(kind), naming.as_ref().or(of_types)?))
        });
        own.chain(self.others.iter().map(|(selector, naming)| (Place::Selected(selector), naming))).collect()
    }

    fn kinds(&self) -> [(&'static str, &Option<Naming>); 14] {
        [
            ("ObjectTypeDefinition", &self.object_type_definition),
            ("InterfaceTypeDefinition", &self.interface_type_definition),
            ("EnumTypeDefinition", &self.enum_type_definition),
            ("ScalarTypeDefinition", &self.scalar_type_definition),
            ("InputObjectTypeDefinition", &self.input_object_type_definition),
            ("UnionTypeDefinition", &self.union_type_definition),
            ("FieldDefinition", &self.field_definition),
            ("InputValueDefinition", &self.input_value_definition),
            ("Argument", &self.argument),
            ("DirectiveDefinition", &self.directive_definition),
            ("EnumValueDefinition", &self.enum_value_definition),
            ("OperationDefinition", &self.operation_definition),
            ("FragmentDefinition", &self.fragment_definition),
            ("VariableDefinition", &self.variable_definition),
        ]
    }
}

/// A selector, the style, and what names do not begin and end with.
type Recommended = (&'static str, Option<Case>, &'static [&'static str], &'static [&'static str]);

/// What graphql-eslint recommends for schemas and for operations.
static RECOMMENDED: LazyLock<Vec<(Selector, Naming)>> = LazyLock::new(|| {
    let none: &'static [&'static str] = &[];
    let all: [Recommended; 19] = [
        ("ObjectTypeDefinition", Some(Case::Pascal), none, none),
        ("InterfaceTypeDefinition", Some(Case::Pascal), none, none),
        ("EnumTypeDefinition", Some(Case::Pascal), none, none),
        ("ScalarTypeDefinition", Some(Case::Pascal), none, none),
        ("InputObjectTypeDefinition", Some(Case::Pascal), none, none),
        ("UnionTypeDefinition", Some(Case::Pascal), none, none),
        ("FieldDefinition", Some(Case::Camel), none, none),
        ("InputValueDefinition", Some(Case::Camel), none, none),
        ("Argument", Some(Case::Camel), none, none),
        ("DirectiveDefinition", Some(Case::Camel), none, none),
        ("EnumValueDefinition", Some(Case::Upper), none, none),
        ("VariableDefinition", Some(Case::Camel), none, none),
        ("FieldDefinition[parent.name.value=Query]", None, &["query", "get"], &["Query"]),
        ("FieldDefinition[parent.name.value=Mutation]", None, &["mutation"], &["Mutation"]),
        ("FieldDefinition[parent.name.value=Subscription]", None, &["subscription"], &["Subscription"]),
        ("EnumTypeDefinition,EnumTypeExtension", None, &["Enum"], &["Enum"]),
        ("InterfaceTypeDefinition,InterfaceTypeExtension", None, &["Interface"], &["Interface"]),
        ("UnionTypeDefinition,UnionTypeExtension", None, &["Union"], &["Union"]),
        ("ObjectTypeDefinition,ObjectTypeExtension", None, &["Type"], &["Type"]),
    ];
    let of_operations: [Recommended; 2] = [
        (
            "OperationDefinition",
            Some(Case::Pascal),
            &["Query", "Mutation", "Subscription", "Get"],
            &["Query", "Mutation", "Subscription"],
        ),
        ("FragmentDefinition", Some(Case::Pascal), &["Fragment"], &["Fragment"]),
    ];
    let owned = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
    let naming = |(selector, style, prefixes, suffixes): Recommended| {
        let naming = Naming {
            style,
            forbidden_prefixes: owned(prefixes),
            forbidden_suffixes: owned(suffixes),
            ..Naming::usual().clone()
        };
        (Selector::new(selector).expect("it is one of the above"), naming)
    };
    all.into_iter().chain(of_operations).map(naming).collect()
});
