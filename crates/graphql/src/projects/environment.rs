//! Values of the environment in a configuration: `${NAME}` and `${NAME:default}`.
//!
//! What a contract says must not hang on who looks at it, so only defaults are read. The form is that of npm's `string-env-interpolation`,
//! which graphql-config puts YAML and TOML through.

use std::borrow::Cow;

/// `text` with the default of each variable in its place, and the variables that have none. These stay as they are.
pub(super) fn put_in(text: &str) -> (Cow<'_, str>, Vec<&str>) {
    let mut out = String::new();
    let mut unknown = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let behind = &rest[at + 2..];
        let Some(end) = behind.find('}') else { break };
        let Some((name, default)) = parts(&behind[..end]) else {
            // Another one may begin in there.
            let next = at + 2 + behind[..end].rfind("${").unwrap_or(end + 1);
            out.push_str(&rest[..next]);
            rest = &rest[next..];
            continue;
        };
        let after = at + 2 + end + 1;
        if let Some(default) = default {
            out.push_str(&rest[..at]);
            out.push_str(default);
        } else {
            unknown.push(name);
            out.push_str(&rest[..after]);
        }
        rest = &rest[after..];
    }
    if out.is_empty() && rest.len() == text.len() {
        return (Cow::Borrowed(text), unknown);
    }
    out.push_str(rest);
    (Cow::Owned(out), unknown)
}

/// The name and the default of what stands between the braces, if that is a variable.
fn parts(inside: &str) -> Option<(&str, Option<&str>)> {
    let (name, default) = match inside.split_once(':') {
        // `${NAME:}` is none.
        Some((name, default)) => (name, Some(default).filter(|it| !it.is_empty())?.into()),
        None => (inside, None),
    };
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    is_name.then(|| (name, default.map(|it: &str| unquoted(it.trim()))))
}

fn unquoted(text: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote).filter(|it| !it.is_empty()))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_take_the_place_of_variables() {
        for (text, outcome, unknown) in [
            ("./schema.graphql", "./schema.graphql", &[][..]),
            ("${SCHEMA:./a.graphql}", "./a.graphql", &[]),
            ("${DIR:'src'}/${NAME:\"b\"}.graphql", "src/b.graphql", &[]),
            ("${URL:https://a.test/graphql}", "https://a.test/graphql", &[]),
            ("${SCHEMA}", "${SCHEMA}", &["SCHEMA"]),
            ("a/${A}/${B:c}", "a/${A}/c", &["A"]),
            ("${A:}", "${A:}", &[]),
            ("${a b}/{c,d}", "${a b}/{c,d}", &[]),
            ("${", "${", &[]),
            ("${${A:b}}", "${b}", &[]),
        ] {
            let (found, variables) = put_in(text);
            assert_eq!((&*found, &*variables), (outcome, unknown), "{text}");
        }
    }
}
