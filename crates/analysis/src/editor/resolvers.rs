//! Resolvers in source code: which field the one under the cursor answers, and which one answers the field under the cursor.

use std::path::Path;
use std::sync::Arc;

use wirelint_resolvers::schema::Stated;
use wirelint_resolvers::{Field, Place};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::File;

use crate::editor::{Definition, FileRange};
use crate::host::Snapshot;
use crate::resolvers::{Answered, around, in_short, name};

/// A field and its resolver, one of which stands under the cursor.
pub(super) struct Met {
    answered: Arc<Answered>,
    /// Its number among the fields of the area.
    field: usize,
    /// What was asked about, in its own file.
    pub(super) origin: TextRange,
    side: Side,
}

/// Which of the two stands there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Resolver,
    Schema,
}

/// What stands at `offset` of the file at `path`: where a field is given its resolver, the name of the function that it is given, or where
/// the schema states it.
pub(super) fn met(snapshot: Snapshot<'_>, path: &Path, offset: u32) -> Vec<Met> {
    let Some((file, _)) = snapshot.file(path) else { return Vec::new() };
    let is_here = |(at, range): &Spot| *at == file && range.touches(offset);
    met_where(snapshot, file, &is_here)
}

/// The fields that the schema states at `range` of `file`.
pub(super) fn met_in_schema(snapshot: Snapshot<'_>, file: FileId, range: TextRange) -> Vec<Met> {
    let mut met = met_where(snapshot, file, &|it| *it == (file, range));
    met.retain(|it| it.side == Side::Schema);
    met
}

/// A stretch of a file.
type Spot = (FileId, TextRange);

fn met_where(snapshot: Snapshot<'_>, file: FileId, is_here: &dyn Fn(&Spot) -> bool) -> Vec<Met> {
    let mut all = Vec::new();
    for answered in around(snapshot, file) {
        for (number, field) in answered.analysis.fields.iter().enumerate() {
            let resolver = answered.given(field).into_iter().find(is_here).map(|it| (it.1, Side::Resolver));
            let schema = || answered.stated(snapshot, field).filter(is_here).map(|it| (it.1, Side::Schema));
            let Some((origin, side)) = resolver.or_else(schema) else { continue };
            all.push(Met { answered: Arc::clone(&answered), field: number, origin, side });
        }
    }
    all
}

impl Met {
    fn field(&self) -> &Field {
        &self.answered.analysis.fields[self.field]
    }

    /// What the field is called, `Type.field`.
    pub(super) fn name(&self) -> String {
        name(self.field())
    }

    /// What its resolver does, in Markdown.
    pub(super) fn prose(&self, snapshot: Snapshot<'_>) -> String {
        in_short(snapshot, &self.answered, self.field())
    }

    /// The file of what does not stand under the cursor.
    pub(super) fn file(&self, snapshot: Snapshot<'_>) -> Option<FileId> {
        self.other(snapshot).map(|it| it.0)
    }

    /// From the resolver to the field in the schema, and from there to the resolver. Where both stand in one place, there is no way.
    pub(super) fn definition(&self, snapshot: Snapshot<'_>) -> Option<Definition> {
        let (id, range) = self.other(snapshot)?;
        let file: Arc<File> = snapshot.vfs.file(id);
        let function = self.field().function.and_then(|it| self.answered.spot(it));
        let around = function.filter(|it| self.side == Side::Schema && it.0 == id && it.1.contains(range));
        let whole = around.map_or(range, |it| it.1);
        Some(Definition { origin: self.origin, focus: FileRange { file, range }, whole })
    }

    /// Where the field is stated, for the one who asks about its resolver.
    pub(super) fn stated(&self, snapshot: Snapshot<'_>) -> Option<(FileId, TextRange)> {
        self.answered.stated(snapshot, self.field()).filter(|_| self.side == Side::Resolver)
    }

    /// Where the field is given its resolver.
    pub(super) fn given(&self) -> Option<(FileId, TextRange)> {
        self.answered.spot(self.field().place)
    }

    fn other(&self, snapshot: Snapshot<'_>) -> Option<Spot> {
        let given = self.answered.given(self.field());
        let stated = self.answered.stated(snapshot, self.field())?;
        // The function's name, wherever that is. A declaration in code may say which one that is: then it is both sides.
        let named = given.last().copied().filter(|it| *it != stated);
        match self.side {
            Side::Resolver if stated.1 != self.origin => Some(stated),
            Side::Resolver | Side::Schema => named,
        }
    }
}

impl Answered {
    /// Where the field is given its resolver, and the name of the function that it is given.
    fn given(&self, field: &Field) -> Vec<Spot> {
        let places = [Some(field.place), field.named];
        places.into_iter().flatten().filter_map(|it| self.spot(it)).collect()
    }

    /// Where the schema states the field, in SDL or in code.
    fn stated(&self, snapshot: Snapshot<'_>, field: &Field) -> Option<Spot> {
        match self.analysis.schema.field(&field.ty, &field.field)?.stated {
            Stated::Sdl(span) => Some((span.file, snapshot.memo.trees.absolute(snapshot.vfs, span))),
            Stated::Code(place) => self.spot(place),
            Stated::Nowhere => None,
        }
    }

    fn spot(&self, place: Place) -> Option<Spot> {
        self.files[place.unit.0 as usize].map(|file| (file, place.range))
    }
}
