//! `# eslint-disable`, `# lint-disable`: what comments in files silence, as graphql-eslint and graphql-schema-linter have it.
//!
//! Those of `eslint` hold for rules by the names that a configuration of graphql-eslint has for them, `@graphql-eslint/no-deprecated`,
//! with commas between them, or for all of its rules: `eslint-disable` from the comment to an `eslint-enable`,
//! `eslint-disable-line` for its line, `eslint-disable-next-line` for the one below. What stands behind ` -- ` is the reason.
//! See "Disable Rules" in its documentation.
//!
//! Those of graphql-schema-linter begin with `# lint-`, one space between, and name each rule, with a comma and a space between them:
//! `lint-disable` and `lint-enable` hold from the line below, `lint-disable-line` for its line, whatever else is said.
//! See "Inline rule overrides" in its README.

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_graphql::syntax::Parse;
use wirelint_source::TextRange;

/// What begins the names that graphql-eslint's rules have in a configuration.
const ESLINT: &str = "@graphql-eslint/";

/// What the comments of one file silence.
#[derive(Default, Debug)]
pub struct Ignores {
    /// By the peer's name of the rule, stretches of the file in bytes; sorted, none in another one.
    by_rule: FxHashMap<&'static str, Vec<TextRange>>,
    /// The same for those of graphql-eslint's rules that no comment names.
    others: Vec<TextRange>,
}

/// A comment that orders something.
struct Order<'t> {
    tool: Tool,
    command: Command,
    /// The rules; all of the tool's where it names none.
    rules: Vec<&'t str>,
    /// Where the comment begins.
    start: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Eslint,
    SchemaLinter,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Disable,
    Enable,
    DisableLine,
    DisableNextLine,
}

impl Ignores {
    /// Whether there may be anything in `text`. Costs one search for each tool.
    pub fn may_be_in(text: &str) -> bool {
        text.contains("eslint-") || text.contains("# lint-")
    }

    /// Reads the comments of a file.
    pub fn of(parse: &Parse) -> Self {
        let text: &str = parse.text();
        if !Self::may_be_in(text) {
            return Self::default();
        }
        let orders: Vec<Order<'_>> = parse.comments().filter_map(|it| Order::read(text, it)).collect();
        let named: FxHashSet<&str> = orders.iter().flat_map(|it| &it.rules).copied().collect();
        // Only what rules are called can be asked about, so that the work is linear in the comments.
        let peers = crate::rules().flat_map(|it| it.peers.iter().copied());
        let by_rule =
            peers.filter(|it| named.contains(it)).map(|it| (it, stretches(text, &orders, Some(it))));
        Self { by_rule: by_rule.collect(), others: stretches(text, &orders, None) }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_rule.is_empty() && self.others.is_empty()
    }

    /// Whether what the rule with that name in a peer reports at `offset` (in bytes from the start of the file) is silenced, the statement
    /// that it is about starting at `statement`: graphql-schema-linter reports most there.
    pub fn silences(&self, peer: &str, offset: u32, statement: Option<u32>) -> bool {
        let of_eslint = peer.starts_with(ESLINT);
        let usual = if of_eslint { &self.others[..] } else { &[] };
        let ranges = self.by_rule.get(peer).map_or(usual, |it| it);
        let holds = |offset: u32| {
            let behind = ranges.partition_point(|it| it.start <= offset);
            ranges[..behind].last().is_some_and(|it| offset < it.end)
        };
        holds(offset) || (!of_eslint && statement.is_some_and(holds))
    }
}

impl<'t> Order<'t> {
    /// What the comment at `range` orders.
    fn read(text: &'t str, range: TextRange) -> Option<Self> {
        let body = range.of(text).strip_prefix('#')?;
        let (tool, label, value) = if body.trim_start().starts_with("eslint") {
            let order = without_reason(body).trim();
            let (label, value) = order.split_once(char::is_whitespace).unwrap_or((order, ""));
            (Tool::Eslint, label.strip_prefix("es")?, value)
        } else {
            let order = body.strip_prefix(' ').filter(|it| it.starts_with("lint-"))?;
            let (label, value) = order.split_once(char::is_whitespace)?;
            (Tool::SchemaLinter, label, value)
        };
        let command = match (label, tool) {
            ("lint-disable", _) => Command::Disable,
            ("lint-enable", _) => Command::Enable,
            ("lint-disable-line", _) => Command::DisableLine,
            ("lint-disable-next-line", Tool::Eslint) => Command::DisableNextLine,
            _ => return None,
        };
        let rules = match tool {
            Tool::Eslint => {
                value.split(',').map(|it| unquoted(it.trim())).filter(|it| !it.is_empty()).collect()
            }
            Tool::SchemaLinter => with_space(value).collect(),
        };
        Some(Self { tool, command, rules, start: range.start })
    }

    /// Whether it is about the rule of that name; `None` stands for those of graphql-eslint's that nobody names.
    fn is_about(&self, rule: Option<&str>) -> bool {
        let tool = match rule {
            Some(rule) if !rule.starts_with(ESLINT) => Tool::SchemaLinter,
            _ => Tool::Eslint,
        };
        let names_it = || rule.is_some_and(|rule| self.rules.contains(&rule));
        tool == self.tool && ((self.rules.is_empty() && tool == Tool::Eslint) || names_it())
    }
}

/// Where the rule of that name is silenced.
fn stretches(text: &str, orders: &[Order<'_>], rule: Option<&str>) -> Vec<TextRange> {
    let end = text.len() as u32 + 1;
    let mut stretches = Vec::new();
    let mut since = None;
    for order in orders.iter().filter(|it| it.is_about(rule)) {
        // From the comment on, or from the line below.
        let place = match order.tool {
            Tool::Eslint => order.start,
            Tool::SchemaLinter => line_at(text, order.start).end,
        };
        match order.command {
            Command::Disable => since = since.or(Some(place)),
            Command::Enable => {
                stretches.extend(since.take().map(|since| TextRange::new(since, place)));
            }
            Command::DisableLine => stretches.push(line_at(text, order.start)),
            Command::DisableNextLine => stretches.push(line_at(text, line_at(text, order.start).end)),
        }
    }
    stretches.extend(since.map(|since| TextRange::new(since.min(end), end)));
    stretches.sort_unstable_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut reached = 0;
    stretches.retain(|it| {
        let is_outermost = it.end > reached;
        reached = reached.max(it.end);
        is_outermost
    });
    stretches
}

/// The line that holds `offset`, with its break.
fn line_at(text: &str, offset: u32) -> TextRange {
    let offset = (offset as usize).min(text.len());
    let start = text[..offset].rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let rest = &text[offset..];
    let end = rest
        .find(['\n', '\r'])
        .map_or(text.len() + 1, |at| offset + at + if rest[at..].starts_with("\r\n") { 2 } else { 1 });
    TextRange::new(start as u32, end as u32)
}

/// The comment without what stands behind two or more dashes that have space around them.
fn without_reason(body: &str) -> &str {
    let mut from = 0;
    while let Some(at) = body[from..].find("--").map(|it| from + it) {
        let behind = body[at..].trim_start_matches('-');
        if body[..at].ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace) {
            return &body[..at];
        }
        from = body.len() - behind.len();
    }
    body
}

/// `'name'` and `"name"` without quotes.
fn unquoted(name: &str) -> &str {
    let within = |quote: char| name.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(name)
}

/// The names in `list`, which have a comma and at least a space between them.
fn with_space(list: &str) -> impl Iterator<Item = &str> {
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(at) = list[from..].find(',').map(|it| from + it) {
        from = at + 1;
        let behind = list[from..].trim_start();
        if behind.len() < list.len() - from {
            parts.push(&list[start..at]);
            start = list.len() - behind.len();
        }
    }
    parts.push(list[start..].trim_end());
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEPRECATED: &str = "@graphql-eslint/known-type-names";
    const UNKNOWN: &str = "@graphql-eslint/known-directives";
    const SORTED: &str = "deprecations-have-a-reason";

    /// The lines (from 1) on which the rule of that name is silenced, asked about at their second letter.
    fn lines(text: &str, rule: &str) -> Vec<usize> {
        let ignores = Ignores::of(&wirelint_graphql::syntax::parse(text));
        let mut start = 0;
        let mut silenced = Vec::new();
        for (number, line) in (1..).zip(text.split('\n')) {
            if ignores.silences(rule, start + 1, None) {
                silenced.push(number);
            }
            start += line.len() as u32 + 1;
        }
        silenced
    }

    #[test]
    fn eslints_hold_from_the_comment_to_the_next_that_enables() {
        let text = "type A\n# eslint-disable\ntype B\n# eslint-enable\ntype C\n";
        assert_eq!(lines(text, DEPRECATED), [2, 3]);
        let text = "type A\n# eslint-disable @graphql-eslint/known-type-names\ntype B\ntype C";
        assert_eq!(lines(text, DEPRECATED), [2, 3, 4]);
        assert_eq!(lines(text, UNKNOWN), [0; 0]);
    }

    #[test]
    fn what_names_a_rule_enables_only_that() {
        let text = "# eslint-disable\ntype A\n# eslint-enable @graphql-eslint/known-type-names\ntype B\n";
        assert_eq!(lines(text, DEPRECATED), [1, 2]);
        assert_eq!(lines(text, UNKNOWN), [1, 2, 3, 4]);
    }

    #[test]
    fn eslints_for_a_line_hold_for_all_of_it() {
        let text = "type A # eslint-disable-line\n# eslint-disable-next-line\ntype B\ntype C\n";
        assert_eq!(lines(text, DEPRECATED), [1, 3]);
        let text = "# eslint-disable-next-line @graphql-eslint/known-directives, '@graphql-eslint/known-type-names' -- why\ntype A\n";
        assert_eq!(lines(text, DEPRECATED), [2]);
        assert_eq!(lines(text, UNKNOWN), [2]);
    }

    #[test]
    fn eslints_names_are_whole_and_reasons_are_none() {
        for comment in [
            "# eslint-disable known-type-names",
            "# eslint-disable @graphql-eslint/known-directives -- @graphql-eslint/known-type-names",
            "# eslint-disabled",
            "# see eslint-disable",
            "\"\"\"# eslint-disable\"\"\"",
        ] {
            assert_eq!(lines(&format!("{comment}\ntype A\n"), DEPRECATED), [0; 0], "{comment}");
        }
    }

    #[test]
    fn those_of_eslint_are_about_its_own_rules() {
        assert_eq!(lines("# eslint-disable\ntype A\n", SORTED), [0; 0]);
    }
}
