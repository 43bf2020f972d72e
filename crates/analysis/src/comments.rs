//! What comments tell wirelint.

use wirelint_source::TextRange;

/// A comment that silences rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ignore {
    /// Whether it holds for the whole file.
    pub(crate) whole_file: bool,
    /// The rules, groups or peers' names that it names, in bytes from the start of the comment.
    pub(crate) names: Vec<TextRange>,
}

/// Reads `# wirelint-ignore pagination/list-unpaginated, limits: reason` and `# wirelint-ignore-file …`; `None` for any
/// other comment. The reason may be left out.
pub(crate) fn ignore(comment: &str) -> Option<Ignore> {
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
    let end = comment[start..].find(':').map_or(comment.len(), |colon| start + colon);
    let mut names = Vec::new();
    let mut from = start;
    for part in comment[start..end].split_inclusive([',', ' ', '\t']) {
        let name = part.trim_matches([',', ' ', '\t']);
        if !name.is_empty() {
            let begin = from + part.find(name).unwrap_or_default();
            names.push(TextRange::new(begin as u32, (begin + name.len()) as u32));
        }
        from += part.len();
    }
    Some(Ignore { whole_file, names })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(comment: &str, expected: Option<(bool, &[&str])>) {
        let found = ignore(comment)
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
    }

    #[test]
    fn other_comments_are_left_alone() {
        check("# please do not wirelint-ignore a/b", None);
        check("# wirelint-ignored a/b", None);
        check("# limits", None);
    }
}
