//! The schema that SDL states in templates which nothing marks: `` const typeDefs = `type Query { … }` ``, `` buildSchema(`…`) ``.

use std::sync::Arc;

use wirelint_graphql::schema as sdl;
use wirelint_graphql::syntax::parse;
use wirelint_source::FileId;
use wirelint_source_code::code::{Expr, Many};
use wirelint_source_code::{Family, Language};

use super::{FieldDef, Schema, Stated};
use crate::project::{Project, UnitId};

/// What a definition starts with.
const STARTS: [&str; 9] =
    ["type ", "extend ", "schema ", "schema{", "interface ", "input ", "enum ", "scalar ", "union "];

impl Schema {
    /// Adds what templates of the project say which is not known yet.
    pub(crate) fn add_plain(&mut self, project: &Project<'_>) {
        let mut sources = Vec::new();
        for unit in project.own() {
            let is_python = project.family(unit) == Family::Python;
            if project.text(unit).is_some_and(|it| may_define(&it, is_python)) {
                templates(project, unit, &mut sources);
            }
        }
        if sources.is_empty() {
            return;
        }
        let added = Self::of_sdl(&sdl::Schema::of(sources));
        for (at, root) in added.roots.into_iter().enumerate() {
            self.roots[at] = self.roots[at].take().or(root);
        }
        for (name, def) in added.types {
            let known = self.types.entry(name).or_default();
            // A type that is stated nowhere else.
            if known.fields.is_empty() {
                known.is_abstract |= def.is_abstract;
            }
            known.is_entity |= def.is_entity;
            known.is_a.extend(def.is_a.into_iter().filter(|it| !known.is_a.contains(it)).collect::<Vec<_>>());
            for (field, it) in def.fields.iter() {
                known.fields.add(field, FieldDef { stated: Stated::Nowhere, ..it.clone() });
            }
        }
    }
}

/// Whether a template of the text, or a string over several lines in Python, may start with a definition.
fn may_define(text: &str, is_python: bool) -> bool {
    if is_python {
        let all =
            ["\"\"\"", "\'\'\'"].into_iter().flat_map(|it| memchr::memmem::find_iter(text.as_bytes(), it));
        return all.into_iter().any(|at| starts(&text[at + 3..]));
    }
    memchr::memchr_iter(b'`', text.as_bytes()).any(|at| starts(&text[at + 1..]))
}

/// Whether the text starts with a definition, behind comments and a description.
fn starts(text: &str) -> bool {
    let mut rest = text.trim_start();
    for _ in 0..8 {
        let behind = if let Some(it) = rest.strip_prefix("\"\"\"") {
            it.find("\"\"\"").map(|at| &it[at + 3..])
        } else if rest.starts_with('#') {
            rest.find('\n').map(|at| &rest[at..])
        } else {
            None
        };
        match behind {
            Some(it) => rest = it.trim_start(),
            None => break,
        }
    }
    STARTS.iter().any(|it| rest.starts_with(it))
        // Words may start like that too: `type of …`.
        && rest.find(['{', '=', '@']).is_some_and(|at| at < 200)
}

fn templates(project: &Project<'_>, unit: UnitId, sources: &mut Vec<sdl::Source>) {
    let Some(code) = project.code(unit) else { return };
    for (id, expr) in code.exprs() {
        let holes = match expr {
            Expr::Template(holes) => holes,
            Expr::Text if code.language() == Language::Python => Many::default(),
            _ => continue,
        };
        let range = code.range(id);
        let text = code.text(range).trim_matches(['`', '"', '\'']);
        if !starts(text) {
            continue;
        }
        let mut text = text.to_owned();
        // What stands in a hole is more definitions, mostly.
        for it in code.several(holes) {
            let hole = code.text(code.range(it));
            text = text.replace(&format!("${{{hole}}}"), " ");
        }
        let file = FileId(sources.len() as u32);
        sources.push(sdl::Source { file, parse: Arc::new(parse(text.as_str())) });
    }
}
