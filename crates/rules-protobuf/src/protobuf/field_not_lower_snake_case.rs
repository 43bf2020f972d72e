//! `protobuf/field-not-lower-snake-case`

use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::Field;

use crate::case::Case;
use crate::members::Members;
use crate::names::check_case;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of fields, extensions among them, are in `lower_snake_case`. Digits begin no word: `line1` and `line_1` are both fine.
    /// The field of a group has the group's name in small letters.
    ///
    /// ## Why it matters
    ///
    /// The JSON name is made from it by dropping each `_` and raising the letter behind, and so are the names in most languages. Two
    /// fields that only differ in how their words are joined have one JSON name.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Order {
    ///   string buyerName = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Order {
    ///   string buyer_name = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a fix, which is unsafe: the name is written so where it is defined and wherever the file refers to it, but other files,
    /// generated code and whoever writes JSON may know it as it was. None is offered where a string or a value of an option has the name in it,
    /// nor where the new one is in the message already, or stands for another field in JSON.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static FIELD_NOT_LOWER_SNAKE_CASE: Visit = {
        id: "protobuf/field-not-lower-snake-case",
        summary: "the names of fields are in `lower_snake_case`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        fix: Applicability::Unsafe,
        peers: ["FIELD_LOWER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let fields = document.elements().fields.iter();
    let wrong = fields.filter_map(|field| {
        let (name, written) = (field.name()?, field.field_name()?);
        (!Case::LowerSnake.fits(&written)).then(|| (name, Some(Case::LowerSnake.of(&written))))
    });
    wrong.collect::<Members<'_>>().report(ctx, document, |ctx, name| {
        let written = name.parent().and_then(Field::cast).and_then(Field::field_name).unwrap_or_default();
        check_case(ctx, document.file, "field", Case::LowerSnake, name, &written);
    });
}
