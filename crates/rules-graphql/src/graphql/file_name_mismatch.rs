//! `graphql/file-name-mismatch`

use wirelint_lint::options::Settings;
use wirelint_lint::{Context, Kind, Level, declare_rule, options, words};
use wirelint_source::{Span, TextRange};

use crate::case::{Case, kebab};
use crate::{Document, Visit};

words! {
    /// What a file's name ends in.
    enum Extension {
        /// `.gql`.
        Gql = ".gql",
        /// `.graphql`.
        GraphQl = ".graphql",
    }
}

words! {
    /// How a file's name is made of a name.
    enum Style {
        /// `likeThis`.
        Camel = "camelCase",
        /// `LikeThis`.
        Pascal = "PascalCase",
        /// `like_this`.
        Snake = "snake_case",
        /// `LIKE_THIS`.
        Upper = "UPPER_CASE",
        /// `like-this`.
        Kebab = "kebab-case",
        /// As the name itself is.
        Same = "matchDocumentStyle",
    }
}

options! {
    /// How the file of one kind of definition is called: a style, or what else stands in the name.
    struct FileName from style {
        /// How the name is written.
        style: Option<Style> = None,
        /// What stands before it.
        prefix: String = String::new(),
        /// What stands behind it.
        suffix: String = String::new(),
    }
}

options! {
    /// How files are called. Where nothing is said, all are called in `kebab-case`.
    pub(crate) struct FileOptions {
        /// What files' names end in; where it is not said, all is fine.
        file_extension: Option<Extension> = None,
        /// Files of queries.
        query: Option<FileName> = None,
        /// Files of mutations.
        mutation: Option<FileName> = None,
        /// Files of subscriptions.
        subscription: Option<FileName> = None,
        /// Files of fragments.
        fragment: Option<FileName> = None,
    }
}

impl Style {
    fn write(self, name: &str) -> String {
        match self {
            Self::Camel => Case::Camel.write(name),
            Self::Pascal => Case::Pascal.write(name),
            Self::Snake => Case::Snake.write(name),
            Self::Upper => Case::Upper.write(name),
            Self::Kebab => kebab(name),
            Self::Same => name.to_owned(),
        }
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// A file is called like its first operation, or else its first fragment: where the options say nothing, in `kebab-case`. The options
    /// say for each kind how the name is written, and what stands before and behind it; and which extension files have.
    ///
    /// ## Why it matters
    ///
    /// By the name one finds the file, and by the file the operation.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order: String
    /// }
    /// #- order.graphql
    /// query OrderTotal {
    ///   order
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order: String
    /// }
    /// #- order-total.graphql
    /// query OrderTotal {
    ///   order
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `match-document-filename`
    pub(crate) static FILE_NAME_MISMATCH: Visit = {
        id: "graphql/file-name-mismatch",
        summary: "a file is called like the operation or fragment in it",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: FileOptions,
        peers: ["@graphql-eslint/match-document-filename", "match-document-filename"],
        visit: Visit::Document(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let options = ctx.options::<FileOptions>();
    let path = document.subject.surroundings.path(document.file);
    let file_name = path.rsplit('/').next().unwrap_or(&path);
    let dot = file_name.rfind('.').filter(|it| *it > 0).unwrap_or(file_name.len());
    let (stem, extension) = file_name.split_at(dot);
    let start = Span::in_file(document.file, TextRange::empty(0));
    let wanted_extension = match options.file_extension {
        Some(Extension::Gql) => ".gql",
        Some(Extension::GraphQl) => ".graphql",
        None => extension,
    };
    if wanted_extension != extension {
        ctx.report(start, format_args!("the file's name ends in `{extension}`, not in `{wanted_extension}`"));
    }
    let tree = document.doc.parse.document();
    let operation = tree.operations().next().map(|it| (it.name(), it.operation_type().keyword()));
    let Some((Some(name), kind)) = operation.or_else(|| Some((tree.fragments().next()?.name(), "fragment")))
    else {
        return;
    };
    let wanted = match kind {
        "query" => &options.query,
        "mutation" => &options.mutation,
        "subscription" => &options.subscription,
        _ => &options.fragment,
    };
    let usual = FileName { style: Some(Style::Kebab), ..FileName::usual().clone() };
    let says_nothing = options == FileOptions::usual();
    let Some(wanted) = wanted.as_ref().or_else(|| says_nothing.then_some(&usual)) else { return };
    let middle = match wanted.style {
        Some(style) => style.write(name.text()),
        None => stem.to_owned(),
    };
    let wanted = format!("{}{middle}{}{wanted_extension}", wanted.prefix, wanted.suffix);
    if wanted != format!("{stem}{wanted_extension}") {
        ctx.report(start, format_args!("the file of the {kind} `{}` is not called `{wanted}`", name.text()))
            .related(document.span(name), "its name")
            .argument(wanted);
    }
}
