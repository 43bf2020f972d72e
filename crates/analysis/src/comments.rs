//! What comments tell wirelint. Knows no rule by name.

use wirelint_source::TextRange;

/// A comment that silences rules. Ranges are in bytes from the start of the comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ignore {
    /// Whether it holds for the whole file.
    pub(crate) whole_file: bool,
    /// The word that makes it one.
    pub(crate) word: TextRange,
    /// The rules, groups or peers' names that it names.
    pub(crate) names: Vec<TextRange>,
}

/// Reads `# wirelint-ignore pagination/list-unpaginated, limits: reason` and `# wirelint-ignore-file …`; `None` for any
/// other comment. The reason may be left out, and so may the colon before it: behind the first name it begins at the first
/// word that follows no comma, is no name by `is_known`, and does not look like a rule's id either.
pub(crate) fn ignore(comment: &str, is_known: impl Fn(&str) -> bool) -> Option<Ignore> {
    const WORD: &str = "wirelint-ignore";
    let at = comment.find(WORD)?;
    // Only at the start: a sentence that mentions the word is no order.
    if !comment[..at]
        .bytes()
        .all(|byte| matches!(byte, b'#' | b'/' | b'*' | b' ' | b'\t' | b'<' | b'!' | b'-'))
    {
        return None;
    }
    let mut start = at + WORD.len();
    let whole_file = comment[start..].starts_with("-file");
    if whole_file {
        start += "-file".len();
    }
    if !comment[start..].is_empty() && !comment[start..].starts_with([' ', '\t', ':']) {
        return None;
    }
    let word = TextRange::new(at as u32, start as u32);
    let end = comment[start..].find(':').map_or(comment.len(), |colon| start + colon);
    let mut names = Vec::new();
    let mut from = start;
    // The first word is meant to be a name, whatever it is.
    let mut expects_name = true;
    for part in comment[start..end].split_inclusive([',', ' ', '\t']) {
        let name = part.trim_matches([',', ' ', '\t']);
        if !name.is_empty() {
            if !can_be_name(name) || !(expects_name || name.contains('/') || is_known(name)) {
                break;
            }
            expects_name = false;
            names.push(TextRange::new(from as u32, (from + name.len()) as u32));
        }
        expects_name |= part.ends_with(',');
        from += part.len();
    }
    Some(Ignore { whole_file, word, names })
}

/// Whether `word` is spelled as a rule's id, a group or another tool's name for a rule may be: `no-$ref-siblings`, `FIELD_LOWER_SNAKE_CASE`.
fn can_be_name(word: &str) -> bool {
    let mut parts = word.split('/');
    let is_part = |part: &str| {
        let is_inside =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$' | b'.' | b'@');
        part.bytes().all(is_inside) && part.bytes().any(|byte| byte.is_ascii_alphanumeric())
    };
    parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(comment: &str, expected: Option<(bool, &[&str])>) {
        let is_known = |name: &str| matches!(name, "a/b" | "d/e" | "c" | "limits" | "NO_COLON");
        let found = ignore(comment, is_known)
            .map(|it| (it.whole_file, it.names.iter().map(|range| range.of(comment)).collect::<Vec<_>>()));
        assert_eq!(found, expected.map(|(whole, names)| (whole, names.to_vec())));
    }

    #[test]
    fn rules_are_named_one_after_the_other() {
        check("# wirelint-ignore a/b: why", Some((false, &["a/b"])));
        check("#wirelint-ignore a/b", Some((false, &["a/b"])));
        check("# wirelint-ignore a/b, c d/e: why: because", Some((false, &["a/b", "c", "d/e"])));
        check("// wirelint-ignore-file limits: all of them", Some((true, &["limits"])));
        check("# wirelint-ignore", Some((false, &[])));
        check("# wirelint-ignore: why", Some((false, &[])));
    }

    #[test]
    fn a_reason_needs_no_colon() {
        check("# wirelint-ignore a/b - the gateway does it", Some((false, &["a/b"])));
        check("# wirelint-ignore a/b the gateway does it", Some((false, &["a/b"])));
        check("# wirelint-ignore a/b limits the gateway, c and d/e: it", Some((false, &["a/b", "limits"])));
        check("# wirelint-ignore a/b (c)", Some((false, &["a/b"])));
        check("# wirelint-ignore NO_COLON – why", Some((false, &["NO_COLON"])));
        check("# wirelint-ignore - why", Some((false, &[])));
    }

    #[test]
    fn a_slip_is_no_reason() {
        check("# wirelint-ignore a/x d/e: why", Some((false, &["a/x", "d/e"])));
        check("# wirelint-ignore a/b x/y: why", Some((false, &["a/b", "x/y"])));
        check("# wirelint-ignore a/b, limit: why", Some((false, &["a/b", "limit"])));
        check("# wirelint-ignore limit of the plan", Some((false, &["limit"])));
    }

    #[test]
    fn other_comments_are_left_alone() {
        check("# please do not wirelint-ignore a/b", None);
        check("# wirelint-ignored a/b", None);
        check("# limits", None);
    }
}
