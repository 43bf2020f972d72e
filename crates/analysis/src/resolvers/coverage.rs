//! How much of a schema its code is known to answer.

use wirelint_resolvers::Verdict;
use wirelint_vfs::display_path;

use super::Answered;
use crate::host::Snapshot;

/// The fields of a schema, and what their resolvers in the source code do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkedFields {
    /// Where the schema is defined, or the folder of the package that makes it in code, as users see it.
    pub folder: String,
    /// The fields of its objects.
    pub fields: usize,
    /// Those among them whose resolver was found; properties answer the others.
    pub linked: usize,
    /// Those whose resolver asks for data once for each element of a list.
    pub per_item: usize,
    /// Those whose resolver asks together with others.
    pub batched: usize,
    /// Those whose resolver asks for nothing of its parent, or runs once for an operation.
    pub harmless: usize,
    /// Those whose resolver calls what is not known.
    pub unknown: usize,
}

impl LinkedFields {
    pub(super) fn of(snapshot: Snapshot<'_>, answered: &Answered) -> Self {
        let analysis = &answered.analysis;
        let objects = analysis.schema.types.values().filter(|it| !it.is_abstract);
        let folder = display_path(snapshot.vfs.cwd(), &answered.area.folder);
        let mut it = Self {
            folder: if folder.is_empty() { ".".to_owned() } else { folder },
            fields: objects.map(|it| it.fields.len()).sum(),
            linked: 0,
            per_item: 0,
            batched: 0,
            harmless: 0,
            unknown: 0,
        };
        for field in &analysis.fields {
            // `__resolveReference` is no field of the schema.
            if analysis.schema.field(&field.ty, &field.field).is_none() {
                continue;
            }
            it.linked += 1;
            *match field.verdict {
                Verdict::PerItem => &mut it.per_item,
                Verdict::Batched(_) => &mut it.batched,
                Verdict::Harmless => &mut it.harmless,
                Verdict::Unknown => &mut it.unknown,
            } += 1;
        }
        it
    }
}
