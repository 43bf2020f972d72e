//! What rules look at in source code that answers a schema.

use wirelint_diagnostics::{Diagnostic, Severity};
use wirelint_lint::{Meta, Report, Rule, Runner};
use wirelint_resolvers::schema::Stated;
use wirelint_resolvers::{
    Analysis, Asked, Confidence, Family, Field, LoaderFault, Misuse, MisuseKind, Place, Verdict,
};
use wirelint_source::{FileId, Span};

use crate::n_plus_one::{BATCH_FUNCTION_LOOPS, FEDERATION_ENTITY, LOADER_IN_RESOLVER, RESOLVER_PER_ITEM};
use crate::{GROUPS, Visit};

/// The resolvers of a schema, as far as the code shows them.
#[derive(Clone, Copy)]
pub struct Resolvers<'a> {
    /// What was found in it.
    pub analysis: &'a Analysis,
    /// The files by the numbers of the units; `None` where nobody has read one.
    pub files: &'a [Option<FileId>],
}

/// Runs every rule that is on and looks at resolvers.
pub fn run_resolvers(resolvers: Resolvers<'_>, runner: &mut Runner<'_>) {
    for rule in GROUPS.into_iter().flatten() {
        if let Visit::Resolvers(check) | Visit::SchemaAndResolvers(_, check) = rule.visit {
            runner.rule(&rule.meta, |ctx| check(ctx, resolvers));
        }
    }
}

/// What is known of the rules that look at resolvers.
pub fn rules_about_resolvers() -> impl Iterator<Item = &'static Meta> {
    let looks = |it: &&&Rule<Visit>| matches!(it.visit, Visit::Resolvers(_) | Visit::SchemaAndResolvers(..));
    GROUPS.into_iter().flatten().filter(looks).map(|it| &it.meta)
}

/// Whether `diagnostic` only suspects, going by the schema, what the code has told: of a field, `Type.field`, of which it `is_told`.
pub fn is_told(diagnostic: &Diagnostic, is_told: impl Fn(&str) -> bool) -> bool {
    let suspects = [RESOLVER_PER_ITEM.meta.id, FEDERATION_ENTITY.meta.id].contains(&diagnostic.rule);
    suspects && diagnostic.uses.iter().any(|it| is_told(&it.operation))
}

/// The rule that is about a resolver which asks that once for each element of a list.
pub fn rule_about(asked: &Asked) -> &'static Meta {
    match asked.loader {
        None => &RESOLVER_PER_ITEM.meta,
        Some(LoaderFault::MadeAnew(_)) => &LOADER_IN_RESOLVER.meta,
        Some(LoaderFault::Loops(..) | LoaderFault::Alone(_)) => &BATCH_FUNCTION_LOOPS.meta,
    }
}

impl<'a> Resolvers<'a> {
    /// The files in which a field is given its resolver, sorted.
    pub fn resolving(self) -> Vec<FileId> {
        let mut files: Vec<FileId> =
            self.analysis.fields.iter().filter_map(|it| self.files[it.place.unit.0 as usize]).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// The fields of which the code tells what their resolvers do, as `Type.field`.
    pub fn told(self) -> impl Iterator<Item = String> {
        let told = self.analysis.fields.iter().filter(|it| it.verdict != Verdict::Unknown);
        told.map(name)
    }

    /// Where that is.
    pub(crate) fn span(self, place: Place) -> Option<Span> {
        self.files[place.unit.0 as usize].map(|file| Span::in_file(file, place.range))
    }

    /// The fields that ask once more for each element of a list, each with what they ask.
    pub(crate) fn per_item(self) -> impl Iterator<Item = (&'a Field, &'a Asked)> {
        let fields = self.analysis.fields.iter().filter(|it| it.verdict == Verdict::PerItem);
        fields.filter_map(|it| Some((it, it.access.as_ref()?)))
    }

    /// What is done wrong with loaders and clients of the kinds that are meant, with where.
    pub(crate) fn misuses(
        self,
        is_meant: impl Fn(&MisuseKind) -> bool,
    ) -> impl Iterator<Item = (&'a Misuse, Span)> {
        let meant = self.analysis.misuses.iter().filter(move |it| is_meant(&it.kind));
        meant.filter_map(move |it| Some((it, self.span(it.place)?)))
    }

    /// The languages that it is done in one of.
    pub(crate) fn family(self, misuse: &Misuse) -> Family {
        self.analysis.families[misuse.place.unit.0 as usize]
    }

    /// Adds to `report` the other places that belong to it.
    pub(crate) fn with_related<'r>(self, report: Report<'r>, misuse: &Misuse) -> Report<'r> {
        let related = misuse.related.iter().filter_map(|it| Some((self.span(it.0)?, &it.1)));
        related.fold(report, |report, (span, what)| report.related(span, what))
    }

    /// Adds to `report` the list that makes many of one.
    pub(crate) fn with_list<'r>(self, report: Report<'r>, field: &Field) -> Report<'r> {
        let list = field.list.as_deref().unwrap_or_default().iter().rfind(|it| it.is_list);
        match list.and_then(|it| Some((it, self.stated(&it.owner, &it.field)?))) {
            Some((list, span)) => {
                report.related(span, format!("`{}.{}` is the list", list.owner, list.field))
            }
            None => report,
        }
    }

    /// Adds to `report` where the field is in the schema, if SDL says so.
    pub(crate) fn with_schema<'r>(self, report: Report<'r>, field: &Field) -> Report<'r> {
        match self.analysis.schema.field(&field.ty, &field.field).map(|it| it.stated) {
            Some(Stated::Sdl(span)) => report.related(span, format!("`{}` in the schema", name(field))),
            _ => report,
        }
    }

    /// Adds to `report` the calls that lead to what is asked.
    pub(crate) fn with_calls<'r>(self, report: Report<'r>, asked: &Asked) -> Report<'r> {
        let calls = asked.calls.iter().filter_map(|it| Some((self.span(it.place)?, &it.what)));
        calls.fold(report, |report, (span, what)| report.related(span, format!("calls `{what}`")))
    }

    /// Where a field is stated, in SDL or in code.
    fn stated(self, ty: &str, field: &str) -> Option<Span> {
        match self.analysis.schema.field(ty, field)?.stated {
            Stated::Sdl(span) => Some(span),
            Stated::Code(place) => self.span(place),
            Stated::Nowhere => None,
        }
    }
}

/// How grave it is: what only names tell is a note.
pub(crate) fn severity(misuse: &Misuse) -> Severity {
    match misuse.confidence {
        Confidence::Certain => Severity::Warning,
        Confidence::Likely => Severity::Info,
    }
}

/// What people call a field.
pub(crate) fn name(field: &Field) -> String {
    format!("{}.{}", field.ty, field.field)
}

/// The smallest operation that asks for the field many times, the middle of a long one left out.
pub(crate) fn query(field: &Field) -> String {
    const MOST: usize = 8;
    let Some(query) = field.query.as_deref() else { return name(field) };
    let selections: Vec<&str> = query.trim_end_matches([' ', '}']).split("{ ").collect();
    if selections.len() <= MOST {
        return query.to_owned();
    }
    let (first, last) = (&selections[..MOST / 2], &selections[selections.len() - 2..]);
    let shown = [first, &["… "], last].concat();
    shown.join("{ ") + &" }".repeat(shown.len() - 1)
}
