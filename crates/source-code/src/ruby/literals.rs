//! Strings, symbols, hashes.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Entry, EntryKind, Expr, ExprId};

/// How far up from where a here-document is named its text may stand.
const ABOVE: usize = 24;

impl Lower {
    /// `"a"`, `"a#{b}"`, `/a/`, `` `a` ``
    #[inline(never)]
    pub(super) fn string(&mut self, node: Node<'_>) -> ExprId {
        let mut holes = Vec::new();
        self.holes(node, &mut holes);
        let is_plain = node.kind() == "string" && holes.is_empty();
        let many = self.build.several(&holes);
        let expr = match () {
            () if is_plain => Expr::Text,
            () if holes.is_empty() => Expr::Operation(many),
            () => Expr::Template(many),
        };
        self.build.expr(expr, range(node))
    }

    fn holes(&mut self, node: Node<'_>, holes: &mut Vec<ExprId>) {
        for it in parts(node) {
            match it.kind() {
                "string" | "bare_string" => _ = self.deeper(|lower| lower.holes(it, holes)),
                "interpolation" => holes.extend(self.body(it)),
                _ => {}
            }
        }
    }

    /// `:a`, `:"a"`, and what stands in `%i[a]`
    pub(super) fn symbol(&mut self, node: Node<'_>) -> ExprId {
        let mut holes = Vec::new();
        if node.kind() == "delimited_symbol" {
            self.holes(node, &mut holes);
        }
        let at = without_colon(self.str(node), range(node));
        let expr = if holes.is_empty() { Expr::Text } else { Expr::Template(self.build.several(&holes)) };
        self.build.expr(expr, at)
    }

    /// `<<~SQL`: its text stands below.
    #[inline(never)]
    pub(super) fn heredoc(&mut self, node: Node<'_>) -> ExprId {
        let mut holes = Vec::new();
        if let Some(body) = self.heredoc_body(node) {
            self.own.heredocs = body.end_byte();
            self.holes(body, &mut holes);
        }
        let holes = self.build.several(&holes);
        self.build.expr(Expr::Operation(holes), range(node))
    }

    fn heredoc_body<'t>(&self, node: Node<'t>) -> Option<Node<'t>> {
        let from = self.own.heredocs.max(node.end_byte());
        let mut at = node;
        for _ in 0..ABOVE {
            let mut next = at.next_sibling();
            // Behind the line of its own there is nothing to look for.
            for _ in 0..ABOVE {
                let Some(it) = next else { break };
                if it.kind() == "heredoc_body" && it.start_byte() >= from {
                    return Some(it);
                }
                next = it.next_sibling();
            }
            at = at.parent()?;
        }
        None
    }

    /// `{ a: b, "c" => d, **e }`
    #[inline(never)]
    pub(super) fn hash(&mut self, node: Node<'_>) -> ExprId {
        let mut entries = Vec::new();
        for it in parts(node) {
            match it.kind() {
                "pair" => entries.extend(self.entry(it)),
                "hash_splat_argument" => {
                    let value = self.first(it);
                    entries.push(Entry { key: range(it), value, kind: EntryKind::Spread });
                }
                _ => {}
            }
        }
        let entries = self.build.entries(&entries);
        self.build.expr(Expr::Object(entries), range(node))
    }

    fn entry(&mut self, node: Node<'_>) -> Option<Entry> {
        let key = node.child_by_field_name("key")?;
        let (at, kind) = match self.plain_key(key) {
            Some(at) => (at, EntryKind::Plain),
            None => (range(key), EntryKind::Computed(self.expr(key))),
        };
        let value = self.pair_value(node, key);
        Some(Entry { key: at, value, kind })
    }

    /// The value of a pair; `a:` alone stands for what is called so.
    fn pair_value(&mut self, node: Node<'_>, key: Node<'_>) -> ExprId {
        match self.field(node, "value") {
            Some(value) => value,
            None => self.build.expr(Expr::Name, range(key)),
        }
    }

    /// Where the key is written, if it is.
    fn plain_key(&self, key: Node<'_>) -> Option<TextRange> {
        let at = range(key);
        match key.kind() {
            "hash_key_symbol" => Some(at),
            "simple_symbol" => Some(without_colon(self.str(key), at)),
            "string" if parts(key).iter().all(|it| it.kind() == "string_content") && at.len() >= 2 => {
                Some(TextRange::new(at.start + 1, at.end - 1))
            }
            _ => None,
        }
    }

    /// `a: b` among arguments.
    #[inline(never)]
    pub(super) fn named_argument(&mut self, node: Node<'_>) -> ExprId {
        let Some(key) = node.child_by_field_name("key") else { return self.nothing(node) };
        if let Some(at) = self.plain_key(key) {
            let value = self.pair_value(node, key);
            let at = TextRange::new(at.start, node.end_byte() as u32);
            return self.build.expr(Expr::Keyword(value), at);
        }
        let entry = self.entry(node);
        let entries = self.build.entries(entry.as_slice());
        self.build.expr(Expr::Object(entries), range(node))
    }
}

fn without_colon(text: &str, at: TextRange) -> TextRange {
    TextRange::new(at.start + u32::from(text.starts_with(':')), at.end)
}
