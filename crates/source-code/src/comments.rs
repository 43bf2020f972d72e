//! The comments of a file, and what people put them above.

use wirelint_source::TextRange;

use crate::{Language, syntax};

/// Members of classes and objects, and statements: what people write a comment above.
const STATEMENTS: [&str; 74] = [
    "pair",
    "method_definition",
    "shorthand_property_identifier",
    "spread_element",
    "public_field_definition",
    "field_definition",
    "abstract_method_signature",
    "method_signature",
    "class_declaration",
    "abstract_class_declaration",
    "function_declaration",
    "generator_function_declaration",
    "lexical_declaration",
    "variable_declaration",
    "expression_statement",
    "export_statement",
    "return_statement",
    "for_in_statement",
    "if_statement",
    "class_static_block",
    // Python.
    "decorated_definition",
    "function_definition",
    "class_definition",
    "elif_clause",
    "for_statement",
    "while_statement",
    "with_statement",
    "try_statement",
    "except_clause",
    "match_statement",
    "case_clause",
    "import_statement",
    "import_from_statement",
    "raise_statement",
    "assert_statement",
    // Java.
    "method_declaration",
    "constructor_declaration",
    "field_declaration",
    "constant_declaration",
    "interface_declaration",
    "record_declaration",
    "enum_declaration",
    "enum_constant",
    "local_variable_declaration",
    "enhanced_for_statement",
    "try_with_resources_statement",
    "throw_statement",
    // Ruby.
    "method",
    "singleton_method",
    "class",
    "module",
    "singleton_class",
    "call",
    "assignment",
    "operator_assignment",
    "return",
    "if_modifier",
    "unless_modifier",
    "if",
    "unless",
    "case",
    "while",
    "begin",
    // Go.
    "method_declaration",
    "type_declaration",
    "var_declaration",
    "const_declaration",
    "import_declaration",
    "field_declaration",
    "keyed_element",
    "short_var_declaration",
    "assignment_statement",
    "go_statement",
    "defer_statement",
];

/// Where comments stand, and what they may be about.
#[derive(Clone, Default, Debug)]
pub struct Comments {
    /// The comments, in the order of the text, in bytes from its start.
    pub ranges: Vec<TextRange>,
    /// In the order of their starts; what holds another stands before it.
    statements: Vec<Statement>,
}

#[derive(Clone, Copy, Debug)]
struct Statement {
    /// Its decorators included.
    range: TextRange,
    /// The innermost that holds it, as its place among all.
    around: Option<u32>,
}

impl Comments {
    /// The comments of `text`; none where it is so far from its language that it cannot be told what is one.
    ///
    /// ```
    /// use wirelint_source_code::{Comments, Language};
    ///
    /// let text = "class A {\n  // why\n  @Field()\n  name = 'x' // not \"// this\"\n}";
    /// let comments = Comments::of(Language::TypeScript, text);
    /// assert_eq!(comments.ranges.iter().map(|it| it.of(text)).collect::<Vec<_>>(), ["// why", "// not \"// this\""]);
    /// let at = text.find("name").expect("it is there") as u32;
    /// assert_eq!(comments.statement_start(at), text.find('@').map(|it| it as u32));
    /// ```
    pub fn of(language: Language, text: &str) -> Self {
        let mut it = Self::default();
        if u32::try_from(text.len()).is_err() {
            return it;
        }
        let Some(tree) = syntax::parse(language, text) else { return it };
        let mut cursor = tree.walk();
        // The statements around, the outermost first, how deep each is in the tree, and whether it exports or decorates what is in it.
        let mut around: Vec<(u32, u32, bool)> = Vec::new();
        // Where the decorators start of what comes next.
        let mut decorated: Option<(u32, u32)> = None;
        let mut decorator: Option<u32> = None;
        loop {
            let node = cursor.node();
            let (depth, start) = (cursor.depth(), node.start_byte() as u32);
            while around.last().is_some_and(|last| last.1 >= depth) {
                around.pop();
            }
            decorator = decorator.filter(|outer| *outer < depth);
            let kind = node.kind();
            if matches!(kind, "comment" | "html_comment" | "line_comment" | "block_comment") {
                // To Python's grammar only a line feed ends a line.
                let comment = &text[node.byte_range()];
                it.ranges.push(TextRange::new(start, start + comment.trim_end_matches('\r').len() as u32));
            } else if decorator.is_none() && kind == "decorator" {
                decorator = Some(depth);
                decorated = decorated.filter(|known| known.1 == depth).or(Some((start, depth)));
            } else if around.last().is_some_and(|last| last.2 && last.1 + 1 == depth) {
                // One statement with what exports or decorates it.
                decorated = None;
            } else if decorator.is_none() && node.is_named() && STATEMENTS.contains(&kind) {
                let with = decorated.take().filter(|known| known.1 == depth);
                let range = TextRange::new(with.map_or(start, |known| known.0), node.end_byte() as u32);
                around.push((
                    it.statements.len() as u32,
                    depth,
                    matches!(kind, "export_statement" | "decorated_definition"),
                ));
                let outer = around.len().checked_sub(2).map(|at| around[at].0);
                it.statements.push(Statement { range, around: outer });
            }
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return it;
                }
            }
        }
    }

    /// Where the innermost statement or member starts that holds the byte `at`, with its decorators.
    pub fn statement_start(&self, at: u32) -> Option<u32> {
        let behind = self.statements.partition_point(|it| it.range.start <= at);
        let mut next = behind.checked_sub(1).map(|it| it as u32);
        while let Some(number) = next {
            let it = self.statements[number as usize];
            if at < it.range.end {
                return Some(it.range.start);
            }
            next = it.around;
        }
        None
    }
}

#[cfg(all(test, feature = "typescript"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, at: &str, start: &str) {
        let comments = Comments::of(Language::TypeScript, text);
        let at = text.find(at).expect("it is there") as u32;
        let found = comments.statement_start(at).map(|it| &text[it as usize..]);
        assert!(found.is_some_and(|it| it.starts_with(start)), "{found:?}");
    }

    #[test]
    fn a_statement_starts_with_its_decorators() {
        let text = "@Resolver(() => { return Post })\nexport class PostResolver {\n  @A()\n  // why\n  @B({ c: 1 })\n  async author() {\n    \
                    return db\n      .user\n  }\n  plain() {}\n}\n";
        check(text, "author", "@A");
        check(text, "c: 1", "@A");
        check(text, ".user", "return db");
        check(text, "plain", "plain");
        check(text, "class", "@Resolver");
    }

    #[test]
    fn a_member_of_a_map_is_one() {
        let text =
            "export const resolvers = {\n  Post: {\n    author: (post) =>\n      load(post),\n  },\n}\n";
        check(text, "author", "author");
        check(text, "load", "author");
        check(text, "Post", "Post");
        check(text, "resolvers", "export");
    }

    #[test]
    fn a_comment_ends_with_its_line() {
        for language in [Language::TypeScript, Language::Python, Language::Java, Language::Ruby] {
            let mark = language.comment_sign();
            let text = format!("a = 1 {mark} one\r\n{mark}\r\n{mark} two\r\r\nb = 2\r\n");
            let found: Vec<_> =
                Comments::of(language, &text).ranges.iter().map(|it| it.of(&text).to_owned()).collect();
            assert_eq!(found, [format!("{mark} one"), mark.to_owned(), format!("{mark} two")]);
        }
    }

    #[test]
    fn what_only_looks_like_a_comment_is_none() {
        let text = "const a = '// a'; const b = `/* b */ ${/* c */ 1}`; const d = /\\/\\/ d/; // e\n";
        let comments = Comments::of(Language::TypeScript, text);
        assert_eq!(comments.ranges.iter().map(|it| it.of(text)).collect::<Vec<_>>(), ["/* c */", "// e"]);
    }
}
