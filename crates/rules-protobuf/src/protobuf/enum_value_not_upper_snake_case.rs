//! `protobuf/enum-value-not-upper-snake-case`

use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::EnumValue;

use crate::case::Case;
use crate::members::Members;
use crate::names::check_case;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of enum values are in `UPPER_SNAKE_CASE`. Digits begin no word.
    ///
    /// ## Why it matters
    ///
    /// Generators strip the enum's name off its values and make constants of the rest; both only works on names in the usual form.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// enum OrderState {
    ///   OrderStateUnspecified = 0;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// enum OrderState {
    ///   ORDER_STATE_UNSPECIFIED = 0;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a fix, which is unsafe: the name is written so where it is defined and wherever the file refers to it, but other files,
    /// generated code and whoever writes JSON may know it as it was. None is offered where a string or a value of an option has the name in it,
    /// nor where the new one is in the file already.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style)
    pub(crate) static ENUM_VALUE_NOT_UPPER_SNAKE_CASE: Visit = {
        id: "protobuf/enum-value-not-upper-snake-case",
        summary: "the names of enum values are in `UPPER_SNAKE_CASE`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        fix: Applicability::Unsafe,
        peers: ["ENUM_VALUE_UPPER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let values = document.elements().enums.iter().flat_map(|it| it.values());
    let wrong = values.filter_map(EnumValue::name).filter(|it| !Case::UpperSnake.fits(it.text()));
    let wrong: Members<'_> = wrong.map(|it| (it, Some(Case::UpperSnake.of(it.text())))).collect();
    wrong.report(ctx, document, |ctx, name| {
        check_case(ctx, document.file, "enum value", Case::UpperSnake, name, name.text());
    });
}
