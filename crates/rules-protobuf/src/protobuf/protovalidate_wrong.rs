//! `protobuf/protovalidate-wrong`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::protovalidate::{self, Mistake};

use crate::{Document, Visit};

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
    /// - a `oneof` rule of a message names fields of it, each once (buf 1.68.4 does not look at that)
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
    let Some(file) = protovalidate::Document::new(document.subject.linked, document.number) else { return };
    let mut found = Vec::new();
    let elements = document.elements();
    elements.messages.iter().for_each(|it| file.message(*it, &mut found));
    elements.fields.iter().for_each(|it| file.field(*it, &mut found));
    for Mistake { span, subject, message, why, help } in found {
        ctx.report(span, message).label(why).help(help).argument(subject);
    }
}
