//! Telling the saved result of a GraphQL introspection query by its text.

use memchr::memmem;

use super::flow;

/// Whether `text` is JSON that has a mapping `__schema` at its top, or in `data` at its top: the answer to an introspection query ("Introspection",
/// section 4 of GraphQL's specification). Builds no tree, and looks at most at what stands before that key.
pub fn is_introspection(text: &str) -> bool {
    let bytes = text.trim_start_matches('\u{feff}').as_bytes().trim_ascii_start();
    // Nearly every other JSON ends here, at memory speed.
    if !bytes.starts_with(b"{") || memmem::find(bytes, b"\"__schema\"").is_none() {
        return false;
    }
    let mut found = false;
    flow::each_key(bytes, |key, after| {
        let value = after.trim_ascii_start();
        if !value.starts_with(b"{") {
            return false;
        }
        if key == b"data" {
            flow::each_key(value, |key, after| {
                found |= key == b"__schema" && after.trim_ascii_start().starts_with(b"{");
                found
            });
        }
        found |= key == b"__schema";
        found
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_introspection_result_is_told_by_its_key() {
        for text in [
            "{\"__schema\":{}}",
            "{\"data\":{\"__schema\":{\"types\":[",
            "\u{feff}\r\n{ \"data\": {\n \"__schema\": {\n",
            "{\"extensions\": {\"a\": {}}, \"data\": {\"me\": {\"a\": 1}, \"__schema\": {} } }",
        ] {
            assert!(is_introspection(text), "{text}");
        }
        for text in [
            "",
            "{}",
            "[{\"__schema\":{}}]",
            "{\"__schema\": null}",
            "{\"data\": null, \"a\": \"__schema\"}",
            "{\"data\":{\"user\":{\"__schema\":{}}}}",
            "{\"query\": \"{ \\\"__schema\\\": {} }\"}",
            "query { __schema { types { name } } }",
            "# \"__schema\"\n{ \"__schema\": {} }",
        ] {
            assert!(!is_introspection(text), "{text}");
        }
    }
}
