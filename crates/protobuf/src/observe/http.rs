//! How a method is called over HTTP (`google/api/http.proto`).

use std::sync::Arc;

use wirelint_model::{HttpBody, HttpRule};
use wirelint_source::FileId;

use super::settings::Setting;
use crate::syntax::{MessageLiteral, Value};

/// The rules among a method's `settings`: its own, then its `additional_bindings`, which have none of their own.
pub(super) fn rules(settings: &[Setting<'_>], file: FileId) -> Vec<HttpRule> {
    let own: Vec<&Setting<'_>> = settings.iter().filter(|it| it.extension == "google.api.http").collect();
    let more = own.iter().flat_map(|it| {
        let by_path = it.get(&["additional_bindings"]).filter(|_| it.literal().is_none());
        let in_literal =
            it.literal().into_iter().flat_map(|it| it.values("additional_bindings").collect::<Vec<_>>());
        by_path.into_iter().flat_map(Value::elements).chain(in_literal).filter_map(Value::message)
    });
    let first = rule(&|path| own.iter().find_map(|it| it.get(path)), file);
    first.into_iter().chain(more.filter_map(|it| rule(&|path| within(it, path), file))).collect()
}

fn within<'t>(literal: MessageLiteral<'t>, path: &[&str]) -> Option<Value<'t>> {
    let (first, rest) = path.split_first()?;
    let value = literal.field(first)?.value()?;
    rest.iter().try_fold(value, |value, step| value.message()?.field(step)?.value())
}

fn rule<'t>(get: &dyn Fn(&[&str]) -> Option<Value<'t>>, file: FileId) -> Option<HttpRule> {
    const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];
    let plain = METHODS.iter().find_map(|it| Some((it.to_ascii_uppercase(), get(&[it])?)));
    let custom = || {
        let method = get(&["custom", "kind"])?.str()?.to_ascii_uppercase();
        Some((method, get(&["custom", "path"])?))
    };
    let (method, path) = plain.or_else(custom)?;
    let body = get(&["body"]);
    let text = body.and_then(Value::str);
    Some(HttpRule {
        method: method.into(),
        path: path.str()?.into(),
        span: path.node().span(file),
        body: match text.as_deref() {
            None | Some("") => HttpBody::Nothing,
            Some("*") => HttpBody::Rest,
            Some(field) => HttpBody::Field(Arc::from(field)),
        },
        body_span: body.map(|it| it.node().span(file)),
    })
}
