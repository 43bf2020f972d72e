//! What rules about options that all files of a package share have in common.

use std::borrow::Cow;
use std::collections::BTreeSet;

use wirelint_lint::Context;
use wirelint_protobuf::link::Doc;
use wirelint_protobuf::syntax::{OptionDecl, Value};

use crate::files::{Files, listed, statement_or_start};

/// Reports the files of each package that do not all give the file option `name` one value. The empty string is none.
pub(crate) fn check_same(ctx: &mut Context<'_>, files: &Files<'_>, name: &'static str) {
    for ((_, package), numbers) in files.packages() {
        if numbers.len() < 2 {
            continue;
        }
        let first = value(files.doc(numbers[0]).0, name);
        if numbers[1..].iter().all(|&it| value(files.doc(it).0, name) == first) {
            continue;
        }
        let values: BTreeSet<Cow<'_, str>> =
            numbers.iter().filter_map(|&it| value(files.doc(it).0, name)).collect();
        let has_none = numbers.iter().any(|&it| value(files.doc(it).0, name).is_none());
        let several = listed(values.iter().map(|it| &**it));
        let several = if has_none { format!("{several}, and none at all") } else { several };
        for &number in numbers {
            let (doc, file) = files.doc(number);
            let place = statement_or_start(file, option(doc, name).map(OptionDecl::node));
            let message = match *package {
                "" => format!("files without a package give `{name}` different values: {several}"),
                package => format!("the files of `{package}` give `{name}` different values: {several}"),
            };
            ctx.report(place, message).argument(name);
        }
    }
}

fn option<'d>(doc: &'d Doc, name: &str) -> Option<OptionDecl<'d>> {
    doc.parse.file().options().find(|it| it.path() == name)
}

fn value<'d>(doc: &'d Doc, name: &str) -> Option<Cow<'d, str>> {
    let value = option(doc, name).and_then(OptionDecl::value)?;
    let text = value.str().or_else(|| Value::ident(value).map(Cow::Borrowed))?;
    (!text.is_empty()).then_some(text)
}
