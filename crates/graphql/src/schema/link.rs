//! `@link` and `@core`: which specifications a schema takes names from, and under which names.
//!
//! See <https://specs.apollo.dev/link/v1.0/>: a name is imported as it is or under another one; what is not imported is called
//! `namespace__name`, and a directive that is called as the namespace itself needs neither.

use std::borrow::Cow;

use super::{At, Schema, Vendor};
use crate::syntax::{Argument, Node, SchemaDefinition, Value};

/// A specification that the schema is linked to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The definition or extension of the schema that says so.
    pub at: At,
    /// The specification's URL.
    pub url: String,
    /// Its name, from the URL: `federation` of `https://specs.apollo.dev/federation/v2.3`. May be empty.
    pub name: String,
    /// The version without its `v`; may be empty.
    pub version: String,
    /// What its names begin with, where they are not imported: the name, or what `as` says.
    pub namespace: String,
    /// What is imported.
    pub imports: Vec<Imported>,
}

/// A name that is imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// As the specification has it; of a directive with its `@`.
    pub name: String,
    /// As it is called in this schema; of a directive with its `@`.
    pub local: String,
}

/// All links of the schema.
pub(super) fn links(schema: &Schema) -> Vec<Link> {
    let mut links = Vec::new();
    for &at in schema.schemas() {
        let Some(view) = schema.node(at).and_then(SchemaDefinition::cast) else { continue };
        for directive in view.directives() {
            let key = match directive.name().map(Node::text) {
                Some("link") => "url",
                Some("core") => "feature",
                _ => continue,
            };
            let text = |name: &str| {
                let value = directive.argument(name)?.value()?.string()?;
                Some(value.into_owned())
            };
            let Some(url) = text(key) else { continue };
            let (name, version) = name_and_version(&url);
            let namespace = text("as").unwrap_or_else(|| name.clone());
            let import = directive.argument("import").and_then(Argument::value);
            let imports = import.into_iter().flat_map(Value::elements).filter_map(imported).collect();
            links.push(Link { at, url, name, version, namespace, imports });
        }
    }
    links
}

/// `"@key"` or `{name: "@key", as: "@primaryKey"}`
fn imported(value: Value<'_>) -> Option<Imported> {
    if let Some(name) = value.string() {
        return Some(Imported { name: name.to_string(), local: name.into_owned() });
    }
    let name = value.field("name")?.string()?.into_owned();
    let local = value.field("as").and_then(Value::string).map_or_else(|| name.clone(), Cow::into_owned);
    Some(Imported { name, local })
}

/// The last two parts of the URL's path, of which the latter may be a version.
fn name_and_version(url: &str) -> (String, String) {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let path = path.split_once("://").map_or(path, |it| it.1);
    let mut parts = path.split('/').skip(1).collect::<Vec<_>>();
    let version = parts
        .last()
        .and_then(|it| it.strip_prefix('v'))
        .filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let version = version.map(str::to_owned);
    if version.is_some() {
        parts.pop();
    }
    (parts.last().copied().unwrap_or("").to_owned(), version.unwrap_or_default())
}

impl Schema {
    /// Whether a directive that no document defines, of the name without `@`, is known all the same: it is imported, is called as
    /// the names of a specification are that the schema is linked to, or comes with a [`Vendor`].
    pub fn knows_directive(&self, name: &str) -> bool {
        self.is_linked(name, true) || Vendor::of_directive(name).is_some()
    }

    /// The same of a type.
    pub fn knows_type(&self, name: &str) -> bool {
        self.is_linked(name, false) || Vendor::of_type(name).is_some()
    }

    fn is_linked(&self, name: &str, is_directive: bool) -> bool {
        let is_local = |local: &str| match local.strip_prefix('@') {
            Some(local) => is_directive && local == name,
            None => !is_directive && local == name,
        };
        self.links.iter().any(|link| {
            let namespace = &*link.namespace;
            let is_namespaced =
                !namespace.is_empty() && name.strip_prefix(namespace).is_some_and(|it| it.starts_with("__"));
            is_namespaced
                || (is_directive && name == namespace)
                || link.imports.iter().any(|it| is_local(&it.local))
        })
    }
}
