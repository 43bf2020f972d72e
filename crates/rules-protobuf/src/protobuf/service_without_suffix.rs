//! `protobuf/service-without-suffix`

use wirelint_diagnostics::Applicability;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::names::suggest_name;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of each service ends in `Service`, or in what `buf.yaml` states as `service_suffix`.
    ///
    /// ## Why it matters
    ///
    /// Generated code has classes of the same name for other things: the client, the server, a message. The suffix keeps them apart.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// service Orders {}
    /// ```
    ///
    /// ```proto correct
    /// service OrderService {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is a fix, which is unsafe: the name is written so where it is defined and wherever the file refers to it, but other files, and
    /// whoever uses generated code or calls methods by name, may know it as it was.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `SERVICE_SUFFIX`
    pub(crate) static SERVICE_WITHOUT_SUFFIX: Visit = {
        id: "protobuf/service-without-suffix",
        summary: "the names of services end alike",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        fix: Applicability::Unsafe,
        peers: ["SERVICE_SUFFIX"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let suffix = &document.options().service_suffix;
    for name in document.elements().services.iter().filter_map(|it| it.name()) {
        if !name.text().ends_with(&**suffix) {
            let written = name.text();
            ctx.report(
                name.span(document.file),
                format_args!("the service `{written}` does not end in `{suffix}`"),
            )
            .argument(written);
            ctx.suggest(|| suggest_name(document, name, &format!("{written}{suffix}")));
        }
    }
}
