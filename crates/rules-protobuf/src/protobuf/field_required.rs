//! `protobuf/field-required`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::link::{FeatureSet, FieldPresence};
use wirelint_protobuf::syntax::{Field, FieldKind, Label, Node, NodeKind};

use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No field is `required` (proto2), nor has `features.field_presence = LEGACY_REQUIRED` (editions).
    ///
    /// ## Why it matters
    ///
    /// A reader refuses the whole message where the field is missing, for all time: it can never be dropped, renamed into another one
    /// or moved into a oneof without breaking those that were built before. proto3 has no such fields for that reason.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto2";
    ///
    /// message Order {
    ///   required string id = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto2";
    ///
    /// message Order {
    ///   optional string id = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: readers that were built before refuse the message without the field.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - Protocol Buffers language guide (proto2), "Required is Forever"
    pub(crate) static FIELD_REQUIRED: Visit = {
        id: "protobuf/field-required",
        summary: "no field is required",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["FIELD_NOT_REQUIRED"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let parse = &document.doc.parse;
    let has_features = parse.level().is_edition() && parse.text().contains("LEGACY_REQUIRED");
    for field in &document.elements().fields {
        let is_required = match field.label() {
            Some(label) => label == Label::Required,
            None => has_features && is_legacy_required(*field),
        };
        if let Some(name) = field.name().filter(|_| is_required) {
            let written = field.field_name().unwrap_or_default();
            ctx.report(name.span(document.file), format_args!("the field `{written}` is required"))
                .label("for all time")
                .argument(written);
        }
    }
}

/// Whether an edition's features make the field required.
fn is_legacy_required(field: Field<'_>) -> bool {
    let parent = field.node().parent().map(Node::kind);
    matches!(parent, Some(NodeKind::Message | NodeKind::Group))
        && !matches!(field.kind(), FieldKind::Map { .. })
        && FeatureSet::of(field.node()).field_presence == FieldPresence::LegacyRequired
}
