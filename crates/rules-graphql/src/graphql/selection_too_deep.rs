//! `graphql/selection-too-deep`

use rustc_hash::FxHashSet;
use wirelint_graphql::schema::At;
use wirelint_graphql::syntax::{Fragment, FragmentSpread, Node, Selection, SelectionSet};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};
use wirelint_source::Span;

use crate::pattern::Pattern;
use crate::{Document, Visit};

options! {
    /// How deep is deep.
    pub(crate) struct DepthOptions {
        /// How many levels of fields may be below a root field.
        max_depth: u32 = 7,
        /// Names of fields that are not looked into: a part of the name, or a regular expression.
        ignore: Vec<Pattern> = Vec::new(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// No operation selects more than `max_depth` levels of fields below its root fields; fragments count with what they select. Fields
    /// whose names match one in `ignore` are not looked into, nor are those of introspection.
    ///
    /// ## Why it matters
    ///
    /// What a selection costs can grow with every level, and servers limit the depth for that reason: an operation that is too deep is
    /// refused.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   a: Query
    ///   id: ID
    /// }
    /// #- query.graphql
    /// query Deep {
    ///   a {
    ///     a {
    ///       a {
    ///         a {
    ///           a {
    ///             a {
    ///               a {
    ///                 a {
    ///                   id
    ///                 }
    ///               }
    ///             }
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   a: Query
    ///   id: ID
    /// }
    /// #- query.graphql
    /// query Shallow {
    ///   a {
    ///     a {
    ///       id
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator, but for what is said below.
    ///
    /// What is too deep in a fragment of another file is found where the fragment is used; graphql-eslint gives the line of the other file.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `selection-set-depth`
    pub(crate) static SELECTION_TOO_DEEP: Visit = {
        id: "graphql/selection-too-deep",
        summary: "no operation selects deeper than is allowed",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: DepthOptions,
        peers: ["@graphql-eslint/selection-set-depth", "selection-set-depth"],
        visit: Visit::Document(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let options = ctx.options::<DepthOptions>();
    for operation in document.doc.parse.document().operations() {
        let Some(set) = operation.selection_set() else { continue };
        let mut depth = Depth { options, document, found: Vec::new(), seen: FxHashSet::default() };
        depth.selections(set, 0, None);
        let name = operation.name().map_or("", Node::text);
        let mut reported: FxHashSet<Span> = FxHashSet::default();
        for span in depth.found {
            if reported.insert(span) {
                let message =
                    format!("this is deeper than the {} levels that are allowed", options.max_depth);
                let report = ctx.report(span, message).argument(name);
                if !name.is_empty() {
                    report.help(format!("the operation is `{name}`"));
                }
            }
        }
    }
}

struct Depth<'o, 'a, 'd> {
    options: &'o DepthOptions,
    document: &'d Document<'a>,
    found: Vec<Span>,
    /// Fragments, each with the depth that it was met at.
    seen: FxHashSet<(At, u32)>,
}

impl<'a> Depth<'_, 'a, '_> {
    /// `used` is where the fragment that these are in is used, if that is another file's.
    fn selections(&mut self, set: SelectionSet<'a>, depth: u32, used: Option<Span>) {
        for selection in set.selections() {
            if depth > self.options.max_depth {
                let here = || self.document.span(selection.node());
                self.found.push(used.unwrap_or_else(here));
                continue;
            }
            match selection {
                Selection::Field(field) => {
                    let name = field.name().map_or("", Node::text);
                    let is_ignored =
                        name.starts_with("__") || self.options.ignore.iter().any(|it| it.is_in(name));
                    if let Some(set) = field.selection_set().filter(|_| !is_ignored) {
                        self.selections(set, depth + 1, used);
                    }
                }
                Selection::Inline(inline) => {
                    if let Some(set) = inline.selection_set() {
                        self.selections(set, depth, used);
                    }
                }
                Selection::Spread(spread) => self.fragment(spread, depth, used),
            }
        }
    }

    fn fragment(&mut self, spread: FragmentSpread<'a>, depth: u32, used: Option<Span>) {
        let schema = self.document.subject.schema;
        let all = spread.name().map_or(&[][..], |it| schema.fragments(it.text()));
        let own = all.iter().find(|it| schema.docs()[it.doc as usize].file == Some(self.document.file));
        let Some(&at) = own.or(all.first()) else { return };
        let set = schema.node(at).and_then(Fragment::cast).and_then(Fragment::selection_set);
        if let Some(set) = set.filter(|_| self.seen.insert((at, depth))) {
            let is_here = own.is_some() && used.is_none();
            let here = || self.document.span(spread.node());
            self.selections(set, depth, if is_here { None } else { Some(used.unwrap_or_else(here)) });
        }
    }
}
