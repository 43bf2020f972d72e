//! `// buf:lint:ignore RULE`: what comments in files silence, as `buf lint` has it.
//!
//! A line of the comment right above a declaration silences the rule in the declaration and in all that stands in it: above a
//! message in its fields, nested messages and their enums. Above a `package`, `import` or `option` statement it holds for that statement.
//! See "Comment ignores" in buf's documentation. Details are as buf has them, too: what follows the rule's name does not count, so one line
//! silences one rule; the comment above a oneof is not about its fields; that above the first `extend` of several is about
//! the fields of all of them; that above a group is about its message, and not about the field that it is.

use rustc_hash::FxHashMap;
use wirelint_protobuf::syntax::{CommentBlock, Node, NodeKind, Parse};
use wirelint_source::TextRange;

use crate::documented::comment_above;

/// What begins such a line.
const WORD: &str = "buf:lint:ignore ";

/// What the comments of one file silence.
#[derive(Default, Debug)]
pub struct Ignores {
    /// By buf's name of the rule, stretches of the file in bytes; sorted, none in another one.
    by_rule: FxHashMap<&'static str, Vec<TextRange>>,
}

impl Ignores {
    /// Whether there may be anything in `text`. Costs one search. Asked of every file, so that it is no reason to have these rules in memory.
    #[inline]
    pub fn may_be_in(text: &str) -> bool {
        text.contains(WORD)
    }

    /// Reads the comments of a file. Costs one search where none is an order.
    pub fn of(parse: &Parse) -> Self {
        let mut ignores = Self::default();
        if !Self::may_be_in(parse.text()) {
            return ignores;
        }
        let mut extends = None;
        for statement in parse.statements() {
            ignores.read(statement, &mut extends);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each entry is looked at by itself")]
        for ranges in ignores.by_rule.values_mut() {
            ranges.sort_unstable_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
            let mut end = 0;
            ranges.retain(|it| {
                let is_outermost = it.end > end;
                end = end.max(it.end);
                is_outermost
            });
        }
        ignores
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_rule.is_empty()
    }

    /// Whether what the rule of that name of buf's reports at `offset` (in bytes from the start of the file) is silenced.
    pub fn silences(&self, rule: &str, offset: u32) -> bool {
        let Some(ranges) = self.by_rule.get(rule) else { return false };
        let behind = ranges.partition_point(|it| it.start <= offset);
        ranges[..behind].last().is_some_and(|it| offset < it.end)
    }

    /// Reads what stands above `node` and in it. `extends` holds the rules that the first `extend` beside it silences.
    fn read(&mut self, node: Node<'_>, extends: &mut Option<Vec<&'static str>>) {
        let range = node.range();
        match node.kind() {
            NodeKind::Package
            | NodeKind::Import
            | NodeKind::Option
            | NodeKind::EnumValue
            | NodeKind::Field
            | NodeKind::MapField
            | NodeKind::Message
            | NodeKind::Enum
            | NodeKind::Service
            | NodeKind::Method => rules_above(node).for_each(|it| self.add(it, range)),
            NodeKind::Group => {
                let inside = node
                    .child(NodeKind::Open)
                    .map_or(range, |it| TextRange::new(it.range().start, range.end));
                for rule in rules_above(node) {
                    let is_about_field =
                        rule.starts_with("FIELD_") || matches!(rule, "COMMENT_FIELD" | "PROTOVALIDATE");
                    self.add(rule, if is_about_field { inside } else { range });
                }
            }
            NodeKind::Oneof => {
                let head = node
                    .child(NodeKind::Open)
                    .map_or(range, |it| TextRange::new(range.start, it.range().end));
                rules_above(node).for_each(|it| self.add(it, head));
            }
            NodeKind::Extend => {
                for rule in extends.get_or_insert_with(|| rules_above(node).collect()) {
                    self.add(rule, range);
                }
            }
            _ => return,
        }
        let mut extends = None;
        node.children().for_each(|it| self.read(it, &mut extends));
    }

    fn add(&mut self, rule: &'static str, range: TextRange) {
        self.by_rule.entry(rule).or_default().push(range);
    }
}

/// The rules, by buf's names, that the comment right above a declaration names.
fn rules_above(node: Node<'_>) -> impl Iterator<Item = &'static str> {
    let lines = comment_above(node).into_iter().flat_map(CommentBlock::lines);
    let named = lines.filter_map(|it| it.trim().strip_prefix(WORD));
    named.flat_map(|line| {
        let peers = crate::rules().flat_map(|it| it.peers.iter().copied());
        peers.filter(move |it| line.starts_with(it))
    })
}
