//! The whole reasoning about a resolver.

use std::fmt::Write as _;
use std::path::Path;

use wirelint_resolvers::schema::{Hop, Stated};
use wirelint_resolvers::{Asked, Batched, ClientKind, Confidence, Field, LoaderFault, Place, Verdict};
use wirelint_rules_graphql::{batched_form, rule_about};
use wirelint_source::{FileId, Span};

use super::{Answered, all};
use crate::host::Snapshot;

/// What is known of a resolver, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResolverPage {
    /// The field, `Type.field`.
    pub field: String,
    /// The framework that gives it its resolver.
    pub framework: &'static str,
    /// Where, as `path:line`.
    pub place: String,
    /// `per-item`, `batched`, `harmless` or `unknown`.
    pub verdict: &'static str,
    /// `certain` or `likely`.
    pub confidence: &'static str,
    /// The smallest operation that asks for it many times, if one does.
    pub query: Option<String>,
    /// What it asks for, as it is called, if that decides.
    pub asks: Option<String>,
    /// All of it in words, in Markdown.
    pub page: String,
}

impl Snapshot<'_> {
    /// What is known of the resolvers on the line (from 1) of the file at `path`: of those that fields are given there, or else of the one whose
    /// function is around it. Where there is none, the fields that are given one in that file, each with its line.
    pub fn resolvers_at(&self, path: &Path, line: u32) -> Result<Vec<ResolverPage>, Vec<(String, u32)>> {
        let areas = all(*self);
        let Some(id) = self.vfs.id_of(path) else { return Err(Vec::new()) };
        let file = self.vfs.file(id);
        let lines = |place: Place| {
            let line_of = |at: u32| file.lines().line_of(at) + 1;
            line_of(place.range.start)..=line_of(place.range.end)
        };
        let mut on_line: Vec<(Explainer<'_>, &Field)> = Vec::new();
        let mut around: Vec<(u32, Explainer<'_>, &Field)> = Vec::new();
        let mut others: Vec<(String, u32)> = Vec::new();
        for answered in &areas {
            let explainer = Explainer { snapshot: *self, answered };
            let is_there = |place: &Place| answered.files[place.unit.0 as usize] == Some(id);
            for field in &answered.analysis.fields {
                if is_there(&field.place) {
                    others.push((name(field), *lines(field.place).start()));
                    if lines(field.place).contains(&line) {
                        on_line.push((explainer, field));
                    }
                }
                let function = field.function.filter(|it| is_there(it) && lines(*it).contains(&line));
                around.extend(function.map(|it| (it.range.len(), explainer, field)));
            }
        }
        if on_line.is_empty()
            && let Some(least) = around.iter().map(|it| it.0).min()
        {
            on_line.extend(around.into_iter().filter(|it| it.0 == least).map(|it| (it.1, it.2)));
        }
        if on_line.is_empty() {
            others.sort_by_key(|it| it.1);
            return Err(others);
        }
        Ok(on_line.into_iter().map(|(explainer, field)| explainer.page(field)).collect())
    }
}

/// What an editor shows of a resolver, in Markdown: how often it runs, what it asks for, and why.
pub(crate) fn in_short(snapshot: Snapshot<'_>, answered: &Answered, field: &Field) -> String {
    Explainer { snapshot, answered }.in_short(field)
}

/// Explains what was found in an area.
#[derive(Clone, Copy)]
struct Explainer<'a> {
    snapshot: Snapshot<'a>,
    answered: &'a Answered,
}

impl Explainer<'_> {
    fn in_short(self, field: &Field) -> String {
        let mut page = String::new();
        if field.list.is_some() {
            _ = write!(page, "Runs once for each `{}`", field.ty);
            if let Some(asked) = field.access.as_ref().filter(|it| !it.calls.is_empty()) {
                _ = write!(page, "; {} calls deep to `{}`", asked.calls.len() + 1, asked.what);
            }
            page.push_str(".\n\n");
        }
        page += &self.verdict(field);
        if let Some(how_sure) = how_sure(field) {
            _ = write!(page, " {how_sure}");
        }
        page.push('\n');
        if let Some(path) = field.list.as_ref().filter(|_| matches!(field.verdict, Verdict::PerItem)) {
            page.push('\n');
            self.way(field, path, &mut page);
        }
        page.trim_end().to_owned()
    }

    fn page(self, field: &Field) -> ResolverPage {
        let asks = field.access.as_ref();
        let verdict = match field.verdict {
            Verdict::PerItem => "per-item",
            Verdict::Batched(_) => "batched",
            Verdict::Harmless => "harmless",
            Verdict::Unknown => "unknown",
        };
        let confidence = match field.confidence {
            Confidence::Certain => "certain",
            Confidence::Likely => "likely",
        };
        let mut page = format!("# {}\n\n", name(field));
        let place = self.at(field.place);
        _ = writeln!(page, "Given its resolver at {place} ({}).\n", field.framework.name());
        _ = writeln!(page, "## Verdict\n{}\n", self.verdict(field));
        if let Some(how_sure) = how_sure(field) {
            _ = writeln!(page, "{how_sure}\n");
        }
        self.lists(field, &mut page);
        if let Some(asked) = asks {
            self.calls(field, asked, &mut page);
        }
        if let (Verdict::PerItem, Some(asked)) = (field.verdict, asks) {
            if asked.loader.is_none() {
                let help = batched_form(field, asked);
                let (first, rest) = help.split_at(help.chars().next().map_or(0, char::len_utf8));
                _ = writeln!(page, "## Batched form\n{}{rest}.\n", first.to_uppercase());
            }
            _ = writeln!(page, "See `wirelint explain {}`.\n", rule_about(asked).id);
        }
        ResolverPage {
            field: name(field),
            framework: field.framework.name(),
            place,
            verdict,
            confidence,
            query: field.query.clone(),
            asks: asks.map(|it| it.what.clone()),
            page: page.trim_end().to_owned() + "\n",
        }
    }

    fn verdict(self, field: &Field) -> String {
        let ty = &field.ty;
        let asked = field.access.as_ref();
        let what = asked.map_or_else(String::new, |it| format!("`{}`", it.what));
        match field.verdict {
            Verdict::PerItem => match asked.and_then(|it| it.loader.as_ref()) {
                Some(LoaderFault::MadeAnew(_)) => {
                    format!(
                        "1 + N: it loads through a data loader, {what}, which is made anew for each `{ty}` and so joins nothing."
                    )
                }
                Some(LoaderFault::Loops(_, inner)) => format!(
                    "1 + N: it loads through a data loader, {what}, whose batch function calls `{inner}` once for each key."
                ),
                Some(LoaderFault::Alone(_)) => {
                    format!(
                        "1 + N: it loads through a data loader, {what}, which is told to load each key by itself."
                    )
                }
                None => {
                    format!("1 + N: it calls {what} once for each `{ty}`, and nothing joins these calls.")
                }
            },
            Verdict::Batched(by) => batched(by, &what, ty),
            Verdict::Harmless if field.list.is_none() => {
                format!("Harmless: no list leads to `{ty}`, so it runs once for an operation.")
            }
            Verdict::Harmless => format!(
                "Harmless: nothing that it calls is known to ask for data with something of its `{ty}`."
            ),
            Verdict::Unknown if asked.is_some() => format!(
                "Not known: it calls {what} where its `{ty}` does not have what it gives, and whoever gives that fills in properties whose names are reckoned: this may be one of them."
            ),
            Verdict::Unknown => match &field.unresolved {
                Some(call) => format!(
                    "Not known: it calls `{}` at {}, and what that does is not known. Where it joins or asks for data, say so: `wirelint explain resolvers`.",
                    call.what,
                    self.at(call.place)
                ),
                None => "Not known: its resolver could not be followed to its end.".to_owned(),
            },
        }
    }

    /// Why the resolver runs many times.
    fn lists(self, field: &Field, page: &mut String) {
        let Some(path) = &field.list else { return };
        page.push_str("## Why it runs many times\n");
        self.way(field, path, page);
        page.push('\n');
    }

    /// The way through the schema to many of its type, and the operation that goes there.
    fn way(self, field: &Field, path: &[Hop], page: &mut String) {
        if path.is_empty() {
            _ = writeln!(page, "- other services ask for many `{}` at once, by their keys", field.ty);
        }
        for hop in path {
            let what = if hop.is_list { "is a list" } else { "leads on" };
            let on = hop.on.as_ref().map(|it| format!(", of which some are `{it}`")).unwrap_or_default();
            let at = match self.answered.analysis.schema.field(&hop.owner, &hop.field).map(|it| it.stated) {
                Some(Stated::Sdl(span)) => format!(" ({})", self.at_span(span)),
                Some(Stated::Code(place)) => format!(" ({})", self.at(place)),
                _ => String::new(),
            };
            _ = writeln!(page, "- `{}.{}` {what}{on}{at}", hop.owner, hop.field);
        }
        if let Some(query) = &field.query {
            _ = writeln!(
                page,
                "\nThe smallest operation that asks for it many times:\n```graphql\n{query}\n```"
            );
        }
    }

    /// The way to what it asks for.
    fn calls(self, field: &Field, asked: &Asked, page: &mut String) {
        page.push_str("## What it asks for\n");
        for call in &asked.calls {
            _ = writeln!(page, "- it calls `{}` ({})", call.what, self.at(call.place));
        }
        let does = match asked.kind {
            ClientKind::Loader => "loads through a data loader".to_owned(),
            kind => format!("makes a {}", kind.noun()),
        };
        _ = writeln!(page, "- `{}` {does} ({})", asked.what, self.at(asked.place));
        match &asked.loader {
            Some(LoaderFault::MadeAnew(place)) => {
                _ = writeln!(page, "- the loader is made for each `{}` ({})", field.ty, self.at(*place));
            }
            Some(LoaderFault::Loops(place, what)) => {
                _ = writeln!(page, "- the batch function calls `{what}` for each key ({})", self.at(*place));
            }
            Some(LoaderFault::Alone(place)) => {
                _ = writeln!(page, "- the loader is told to load each key by itself ({})", self.at(*place));
            }
            None => {}
        }
        page.push('\n');
    }

    /// `path:line`.
    fn at(self, place: Place) -> String {
        match self.answered.files[place.unit.0 as usize] {
            Some(file) => self.line(file, place.range.start),
            None => "code that was not read".to_owned(),
        }
    }

    fn at_span(self, span: Span) -> String {
        let Snapshot { vfs, memo, .. } = self.snapshot;
        self.line(span.file, memo.trees.absolute(vfs, span).start)
    }

    fn line(self, file: FileId, offset: u32) -> String {
        let file = self.snapshot.vfs.file(file);
        format!("{}:{}", file.shown_path(), file.lines().line_of(offset) + 1)
    }
}

/// How sure the verdict is, where that is a question.
fn how_sure(field: &Field) -> Option<&'static str> {
    match (field.verdict, field.confidence) {
        (Verdict::Harmless | Verdict::Unknown, _) => None,
        (_, Confidence::Certain) => Some("That is certain: everything on the way was followed."),
        (_, Confidence::Likely) => Some("That is likely: it goes by how things are called."),
    }
}

fn batched(by: Batched, what: &str, ty: &str) -> String {
    match by {
        Batched::Loader => {
            format!("Batched: {what} is the call of a data loader, which joins those of all `{ty}`.")
        }
        Batched::Prisma => format!("Batched: Prisma joins what {what} finds by a key for all `{ty}`."),
        Batched::Mapper => {
            format!("Batched: the mapper is configured to join what {what} loads for all `{ty}`.")
        }
        Batched::Framework => format!("Batched: the framework asks for all `{ty}` at once."),
        Batched::Configured => {
            format!("Batched: the configuration says that {what} joins what it is asked for.")
        }
        Batched::Loaded => {
            format!(
                "Batched: all that give a `{ty}` have loaded it already, so {what} is what happens otherwise."
            )
        }
    }
}

/// What people call a field.
pub(crate) fn name(field: &Field) -> String {
    format!("{}.{}", field.ty, field.field)
}
