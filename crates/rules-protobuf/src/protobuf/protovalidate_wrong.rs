//! `protobuf/protovalidate-wrong`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::Extend;

use crate::{Document, Visit, protovalidate};

declare_rule! {
    /// ## What it checks
    ///
    /// What the options of `buf.validate` ask of fields and messages can be kept, and means what it says, as far as that is known without
    /// running CEL:
    ///
    /// - rules are for the type of their field, for each item of a list, each key or value of a map
    /// - some value is valid: no least above the most, no bounds that leave nothing, no prefix that is too long or forbidden
    /// - no rule says what another one says already: `const` beside others, a least that is the most
    /// - `required` and `ignore` change something, and do not contradict each other, the field's place or its type
    /// - a `pattern` is a regular expression as RE2 has it, a duration and a timestamp are in range
    /// - an `example` keeps the rules it stands among, well-known formats and patterns included; what depends on the time of day is not held
    ///   against
    /// - CEL rules have an expression, and ids of their own that are made of letters, digits, `.`, `_` and `-`
    ///
    /// ## Why it matters
    ///
    /// These options are read when the first message is validated: some mistakes make validation fail for all messages then, in
    /// production; others refuse every message, or let pass what was meant to be refused.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    ///
    /// import "buf/validate/validate.proto";
    ///
    /// message Order {
    ///   string code = 1 [(buf.validate.field).string = {min_len: 8, max_len: 4}];
    ///   int32 amount = 2 [(buf.validate.field).string.min_len = 1];
    ///   string sku = 3 [(buf.validate.field).string.pattern = "^[A-Z"];
    /// }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    ///
    /// import "buf/validate/validate.proto";
    ///
    /// message Order {
    ///   string code = 1 [(buf.validate.field).string = {min_len: 4, max_len: 8}];
    ///   int32 amount = 2 [(buf.validate.field).int32.gt = 0];
    ///   string sku = 3 [(buf.validate.field).string.pattern = "^[A-Z]+$"];
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which of two rules is meant nobody but the author knows.
    ///
    /// ## Measured
    ///
    /// Files from a generator, with all of these mistakes: the same findings as `buf lint` 1.68.4, place for place, apart from what CEL
    /// says.
    ///
    /// ## References
    ///
    /// - protovalidate, "Standard rules" (protovalidate.com/reference/rules)
    /// - RE2's syntax (github.com/google/re2/wiki/Syntax)
    pub(crate) static PROTOVALIDATE_WRONG: Visit = {
        id: "protobuf/protovalidate-wrong",
        summary: "protovalidate's rules can be kept",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["PROTOVALIDATE"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for message in &document.elements().messages {
        protovalidate::check_message(ctx, document, *message);
    }
    for field in &document.elements().fields {
        // Costs nothing where there are no options, which is most fields.
        if field.options().next().is_none() {
            continue;
        }
        let extend = field.node().parent().and_then(Extend::cast);
        protovalidate::check_field(ctx, document, *field, extend.is_some());
        if extend.is_some_and(|it| extends_rules(document, it)) {
            protovalidate::check_predefined(ctx, document, *field);
        }
    }
}

/// Whether it adds to the rules of some type.
fn extends_rules(document: &Document<'_>, extend: Extend<'_>) -> bool {
    let extendee =
        extend.extendee().and_then(|it| document.subject.linked.resolve(document.number, it.node()));
    extendee.is_some_and(|it| it.name().ends_with("Rules") && it.doc().outline.package() == "buf.validate")
}
