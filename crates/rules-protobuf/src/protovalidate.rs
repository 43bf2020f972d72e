//! protovalidate's rules: what options of `buf.validate` ask of messages and fields, and what is wrong with that.
//!
//! Everything that can be said without running CEL, by the public definition of the rules
//! (<https://protovalidate.com/reference/rules/>). Whether an expression compiles, and what it gives, is not known here, nor what a
//! predefined rule means, which is an expression too.

mod bounds;
mod cel;
mod examples;
mod field;
mod formats;
mod pattern;
mod report;
mod settings;
mod strings;
mod time;
mod types;
mod unicode;
mod uri;

pub(crate) use field::{check_field, check_predefined};

use wirelint_lint::Context;
use wirelint_protobuf::syntax::Message;

use crate::Document;
use report::Reporter;
use settings::Settings;

/// The first part of the names of all options here.
const MESSAGE: &str = "buf.validate.message";
const FIELD: &str = "buf.validate.field";
const PREDEFINED: &str = "buf.validate.predefined";

/// Checks what is asked of a message as a whole.
pub(crate) fn check_message(ctx: &mut Context<'_>, document: &Document<'_>, message: Message<'_>) {
    let rules = Settings::of(document, message.options(), MESSAGE);
    let (Some(rules), Some(name)) = (rules, message.name()) else { return };
    cel::check(&mut Reporter::new(ctx, document.file, name.text()), &rules);
}
