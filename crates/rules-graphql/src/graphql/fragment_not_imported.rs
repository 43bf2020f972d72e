//! `graphql/fragment-not-imported`

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::imports::{Name, imports, target};
use wirelint_graphql::syntax::FragmentSpread;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::{Span, TextRange};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every fragment that is used stands in the same file, or the file imports it: `# import Parts from 'parts.graphql'`, or all fragments
    /// of a file with `# import 'parts.graphql'`.
    ///
    /// ## Why it matters
    ///
    /// Tools that build what is sent to a server from one file look no further than its imports.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     ...Parts
    ///   }
    /// }
    /// #- parts.graphql
    /// fragment Parts on Order {
    ///   total
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// # import Parts from 'parts.graphql'
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     ...Parts
    ///   }
    /// }
    /// #- parts.graphql
    /// fragment Parts on Order {
    ///   total
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a safe fix where it is known in which file the fragment is: the import is written at the start of the file.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-import-fragment`
    pub(crate) static FRAGMENT_NOT_IMPORTED: Visit = {
        id: "graphql/fragment-not-imported",
        summary: "fragments of other files are imported",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Safe,
        peers: ["@graphql-eslint/require-import-fragment", "require-import-fragment"],
        visit: Visit::Document(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let schema = document.subject.schema;
    let parse = &document.doc.parse;
    let own_path = document.subject.surroundings.path(document.file);
    let imports: Vec<(Vec<Name<'_>>, String)> =
        imports(parse).filter_map(|it| Some((it.names, target(&own_path, it.path)?))).collect();
    let executable = parse.document().definitions().filter(|it| it.is_executable());
    let spreads = executable.flat_map(|it| it.node().descendants()).filter_map(FragmentSpread::cast);
    for name in spreads.filter_map(FragmentSpread::name) {
        let files = schema.fragments(name.text()).iter().filter_map(|it| schema.docs()[it.doc as usize].file);
        let is_there = files.clone().any(|file| {
            file == document.file || {
                let path = document.subject.surroundings.path(file);
                let is_it = |it: &Name<'_>| it.definition == name.text();
                imports.iter().any(|(all, from)| *from == path && (all.is_empty() || all.iter().any(is_it)))
            }
        });
        if is_there {
            continue;
        }
        let report =
            ctx.report(document.span(name), format_args!("the fragment `{}` is not imported", name.text()));
        if let Some(file) = files.clone().next() {
            let path = relative(&own_path, &document.subject.surroundings.path(file));
            let text = format!("# import {} from '{path}'\n", name.text());
            let span = Span::in_file(document.file, TextRange::empty(0));
            report.help(format!("write `{}`", text.trim_end())).remedy(
                format!("Import `{}`", name.text()),
                Applicability::Safe,
                Remedy::Replace { span, text },
            );
        }
    }
}

/// The way from the folder of the file at `own` to `path`.
fn relative(own: &str, path: &str) -> String {
    let mut from: Vec<&str> = own.split('/').collect();
    from.pop();
    let to: Vec<&str> = path.split('/').collect();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    up.chain(to[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_way_to_a_file_is_told() {
        assert_eq!(relative("a/b/c.graphql", "a/d.graphql"), "../d.graphql");
        assert_eq!(relative("c.graphql", "x/d.graphql"), "x/d.graphql");
    }
}
