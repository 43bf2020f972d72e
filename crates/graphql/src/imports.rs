//! Comments that import definitions from other files: `#import "./a.graphql"` and `# import A, B.b from "./a.graphql"`.
//!
//! The first form is that of webpack's graphql-tag/loader, both are those of graphql-import and graphql-tools
//! (<https://the-guild.dev/graphql/tools/docs/schema-loading#using-import-expression>). The language itself has no imports.

use wirelint_source::TextRange;

use crate::syntax::Parse;

/// An import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import<'t> {
    /// The whole comment, with its `#`, in bytes from the start of the file.
    pub range: TextRange,
    /// What is imported; nothing where that is all.
    pub names: Vec<Name<'t>>,
    /// The path between the quotes, relative to the folder of the file; what begins with neither `.` nor `/` may be a package's.
    pub path: &'t str,
    /// Where the path stands, without its quotes.
    pub path_range: TextRange,
}

/// Something that is imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'t> {
    /// A definition; in `Query.user` and `Query.*` what stands before the dot.
    pub definition: &'t str,
    /// A field of it, if only that is imported; `*` where it is all of them.
    pub field: Option<&'t str>,
    /// Where all of it stands.
    pub range: TextRange,
}

/// The imports in a document, in the order of the text. A comment that only begins as one is none: people write of imports too.
///
/// ```
/// use wirelint_graphql::{imports::imports, syntax::parse};
///
/// let parse = parse("# import User, Query.me from './user.graphql'\ntype A { a: User }");
/// let import = imports(&parse).next().expect("there is one");
/// assert_eq!((import.path, import.names[1].definition, import.names[1].field), ("./user.graphql", "Query", Some("me")));
/// ```
pub fn imports(parse: &Parse) -> impl Iterator<Item = Import<'_>> {
    parse.comments().filter_map(|range| read(parse.text(), range))
}

/// The path of what the document at `own` imports by `path`, both with `/` and from the same folder; `None` where `path` begins with `/`, or leads
/// out of that folder.
///
/// ```
/// use wirelint_graphql::imports::target;
///
/// assert_eq!(target("web/order/total.graphql", "../parts.graphql").as_deref(), Some("web/parts.graphql"));
/// assert_eq!(target("total.graphql", "../parts.graphql"), None);
/// ```
pub fn target(own: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = own.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn read(text: &str, range: TextRange) -> Option<Import<'_>> {
    let comment = range.of(text);
    let rest = comment.strip_prefix('#')?.trim_start().strip_prefix("import")?;
    // Behind something else on its line it is a comment on that.
    let before = text[..range.start as usize].rsplit(['\n', '\r']).next().unwrap_or("");
    if !rest.starts_with(char::is_whitespace) || !before.trim_start_matches('\u{feff}').trim().is_empty() {
        return None;
    }
    let place = |part: &str| {
        let start = range.start + (part.as_ptr().addr() - comment.as_ptr().addr()) as u32;
        TextRange::new(start, start + part.len() as u32)
    };
    let source = rest.trim().trim_end_matches(';').trim_end();
    let quote = source.chars().last().filter(|it| matches!(it, '"' | '\''))?;
    let quoted = source.strip_suffix(quote)?;
    let open = quoted.rfind(quote)?;
    let path = &quoted[open + 1..];
    let before = quoted[..open].trim();
    let mut names = Vec::new();
    if !before.is_empty() {
        let list = before.strip_suffix("from").filter(|it| it.ends_with(char::is_whitespace))?.trim();
        for part in list.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let (definition, field) = part.split_once('.').map_or((part, None), |it| (it.0, Some(it.1)));
            let is_name =
                |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_') && !it.is_empty();
            let is_field = |it: &str| it == "*" || is_name(it);
            if part == "*" {
                // Everything, whatever else is named.
                names.clear();
                break;
            }
            if !is_name(definition) || !field.is_none_or(is_field) {
                return None;
            }
            names.push(Name { definition, field, range: place(part) });
        }
    }
    (!path.trim().is_empty()).then(|| Import { range, names, path, path_range: place(path) })
}
