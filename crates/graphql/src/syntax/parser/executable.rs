//! Operations, fragments and what they select.

use super::lists::List;
use super::{Mark, Parser, Step, SyntaxError};
use crate::syntax::node::NodeKind;

impl Parser<'_> {
    /// `query Name($variable: Type) @directive { … }`, from the keyword on.
    pub(super) fn operation(&mut self, mark: Mark) -> Step {
        self.raw(mark).kind = NodeKind::Operation;
        self.leaf(NodeKind::OperationType);
        if self.at_name() {
            self.leaf(NodeKind::Name);
        }
        if self.at(b'(') {
            let _ = self.variable_definitions();
        }
        self.directives();
        self.selections_of_definition("`{` and the fields that are asked for")
    }

    /// `fragment Name on Type @directive { … }`, from the keyword on.
    pub(super) fn fragment(&mut self, mark: Mark) -> Step {
        self.raw(mark).kind = NodeKind::Fragment;
        self.bump();
        if self.word() == "on" {
            let is_name = self.peek().kind == super::TokenKind::Name && self.word_of(self.peek()) == "on";
            let error = SyntaxError::new(self.token.range, "a fragment cannot be called `on`");
            if is_name {
                self.error(error);
                self.leaf(NodeKind::Name);
            } else {
                let _ = self.expected_here("the name of the fragment");
            }
        } else {
            self.name("the name of the fragment")?;
        }
        if self.at(b'(') {
            let start = self.token.range.start;
            let _ = self.variable_definitions();
            let range = wirelint_source::TextRange::new(start, self.read);
            let error = SyntaxError::new(range, "a fragment cannot define variables");
            self.error(error.help("define them on the operations that use the fragment"));
        }
        if self.eat_word("on") {
            self.condition()?;
        } else {
            let unread = self.expected("`on` and the type that the fragment is on");
            if !self.at(b'{') && !self.at(b'@') {
                return Err(unread);
            }
        }
        self.directives();
        self.selections_of_definition("`{` and the fields of the fragment")
    }

    /// The type behind `on`. Without it there may still be fields.
    fn condition(&mut self) -> Step {
        let read = self.type_name("the type that the fragment is on");
        if self.at(b'{') { Ok(()) } else { read }
    }

    /// The selection set of a definition; tokens that cannot stand before it are passed over.
    fn selections_of_definition(&mut self, what: &'static str) -> Step {
        if !self.at(b'{') {
            let unread = self.expected(what);
            if !self.skip_to_block() {
                return Err(unread);
            }
        }
        let _ = self.selection_set();
        Ok(())
    }

    /// `($name: Type = value @directive, …)`
    fn variable_definitions(&mut self) -> Step {
        self.list(&List {
            kind: NodeKind::VariableDefinitions,
            close: b')',
            needs: Some("a variable"),
            element: Self::variable_definition,
            begins: |it| it.at(b'$') || it.at_string(),
        })
    }

    fn variable_definition(&mut self) -> Step {
        if !self.at(b'$') && !self.at_string() {
            return Err(self.expected_here_or_end("a variable such as `$name: Type`"));
        }
        let mark = self.begin(NodeKind::VariableDefinition);
        let read = self.constantly(|it| {
            it.description();
            if !it.at(b'$') {
                return Err(it.expected("a variable behind the description"));
            }
            it.variable_name()?;
            it.expect(b':', "`:` and the type of the variable")?;
            it.type_ref("the type of the variable")?;
            if it.eat(b'=') {
                it.value("the default value of the variable")?;
            }
            it.directives();
            Ok(())
        });
        self.finish(mark);
        read
    }

    /// `{ … }`
    pub(super) fn selection_set(&mut self) -> Step {
        self.list(&List {
            kind: NodeKind::SelectionSet,
            close: b'}',
            needs: Some("a field"),
            element: Self::selection,
            begins: |it| it.at(b'.') || it.at_name(),
        })
    }

    fn selection(&mut self) -> Step {
        if self.at_name() {
            let mark = self.begin(NodeKind::Field);
            let read = self.field();
            self.finish(mark);
            return read;
        }
        if !self.at(b'.') {
            return Err(self.expected_here_or_end("a field or a fragment"));
        }
        let mark = self.begin(NodeKind::InlineFragment);
        let read = self.spread(mark);
        self.finish(mark);
        read
    }

    fn field(&mut self) -> Step {
        let name = self.leaf(NodeKind::Name);
        if self.eat(b':') {
            self.raw(name).kind = NodeKind::Alias;
            self.name("the name of the field behind its alias")?;
        }
        if self.at(b'(') {
            let _ = self.arguments();
        }
        self.directives();
        if self.at(b'{') {
            let _ = self.selection_set();
        }
        Ok(())
    }

    /// `...Name`, `... on Type { … }` or `... { … }`
    fn spread(&mut self, mark: Mark) -> Step {
        self.bump();
        if self.at_name() && self.word() != "on" {
            self.raw(mark).kind = NodeKind::FragmentSpread;
            self.leaf(NodeKind::Name);
            self.directives();
            return Ok(());
        }
        if self.eat_word("on") {
            self.condition()?;
        }
        self.directives();
        if !self.at(b'{') {
            return Err(self.expected("the name of a fragment, or `on` and a type, or `{`"));
        }
        let _ = self.selection_set();
        Ok(())
    }
}
