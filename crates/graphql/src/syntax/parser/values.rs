//! Values, arguments and directives.

use super::lists::List;
use super::{Parser, Step, SyntaxError, literal};
use crate::syntax::node::NodeKind;
use crate::syntax::token::TokenKind;

impl Parser<'_> {
    /// `@name(arguments)`, any number of them.
    pub(super) fn directives(&mut self) {
        while self.at(b'@') {
            let mark = self.begin(NodeKind::Directive);
            self.bump();
            if self.name("the name of the directive behind `@`").is_ok() && self.at(b'(') {
                let _ = self.arguments();
            }
            self.finish(mark);
        }
    }

    /// As [`Self::directives`], where variables may not stand in arguments.
    pub(super) fn constant_directives(&mut self) {
        if self.at(b'@') {
            self.constantly(Self::directives);
        }
    }

    /// Reads what variables may not stand in.
    pub(super) fn constantly<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.is_constant, true);
        let read = read(self);
        self.is_constant = before;
        read
    }

    /// `(name: value, …)`
    pub(super) fn arguments(&mut self) -> Step {
        self.list(&List {
            kind: NodeKind::Arguments,
            close: b')',
            needs: Some("an argument"),
            element: |it| {
                it.named_value(NodeKind::Argument, "the name of an argument", "the value of the argument")
            },
            begins: |it| it.at_name() && it.peek().symbol == b':',
        })
    }

    /// `name: value`
    fn named_value(&mut self, kind: NodeKind, name: &'static str, value: &'static str) -> Step {
        if !self.at_name() {
            return Err(self.expected_here_or_end(name));
        }
        let mark = self.begin(kind);
        self.leaf(NodeKind::Name);
        let colon = if kind == NodeKind::Argument {
            "`:` and the value of the argument"
        } else {
            "`:` and the value of the field"
        };
        let read = self.expect(b':', colon).and_then(|()| self.value(value));
        self.finish(mark);
        read
    }

    /// One value.
    pub(super) fn value(&mut self, what: &'static str) -> Step {
        match self.token.kind {
            TokenKind::Name => return self.name_value(what),
            TokenKind::Str | TokenKind::BlockStr => self.string(NodeKind::Str),
            TokenKind::Int => {
                self.check_number();
                self.leaf(NodeKind::Int);
            }
            TokenKind::Float => {
                self.check_number();
                self.leaf(NodeKind::Float);
            }
            TokenKind::Symbol => match self.token.symbol {
                b'$' => return self.variable(),
                b'[' => {
                    return self.list(&List {
                        kind: NodeKind::List,
                        close: b']',
                        needs: None,
                        element: |it| it.value("a value"),
                        begins: |it| {
                            matches!(it.token.kind, TokenKind::Int | TokenKind::Float) || it.at_string()
                        },
                    });
                }
                b'{' => {
                    return self.list(&List {
                        kind: NodeKind::Object,
                        close: b'}',
                        needs: None,
                        element: |it| {
                            it.named_value(
                                NodeKind::ObjectField,
                                "the name of a field",
                                "the value of the field",
                            )
                        },
                        begins: |it| it.at_name() && it.peek().symbol == b':',
                    });
                }
                _ => return Err(self.expected(what)),
            },
            _ => return Err(self.expected(what)),
        }
        Ok(())
    }

    /// `true`, `null`, or the name of an enum's value. One that a `:` follows is the next argument's name: the value is
    /// missing.
    fn name_value(&mut self, what: &'static str) -> Step {
        let kind = match self.word() {
            "true" | "false" => NodeKind::Boolean,
            "null" => NodeKind::Null,
            _ => NodeKind::Enum,
        };
        let checkpoint = self.checkpoint();
        self.leaf(kind);
        if self.at(b':') {
            self.go_back(&checkpoint);
            return Err(self.expected(what));
        }
        Ok(())
    }

    /// `$name`, as a value.
    fn variable(&mut self) -> Step {
        let start = self.token.range.start;
        self.variable_name()?;
        if self.is_constant {
            let range = wirelint_source::TextRange::new(start, self.read);
            let error = SyntaxError::new(
                range,
                format!("`{}` cannot stand in a constant value", range.of(self.text)),
            );
            self.error(
                error.help("variables may stand in the arguments of fields and of directives on them"),
            );
        }
        Ok(())
    }

    /// `$name`
    pub(super) fn variable_name(&mut self) -> Step {
        let mark = self.begin(NodeKind::Variable);
        self.bump();
        let read = self.name("the name of the variable behind `$`");
        self.finish(mark);
        read.map(|_| ())
    }

    /// Reports a number that is none, and takes it for one.
    fn check_number(&mut self) {
        let text = self.token.range.of(self.text);
        // Nearly all of them.
        if text == "0" || (text.bytes().all(|it| it.is_ascii_digit()) && !text.starts_with('0')) {
            return;
        }
        if let Some(fault) = literal::number_fault(self.token.kind, text) {
            self.error(SyntaxError::new(self.token.range, format!("`{text}` {fault}")));
        }
    }
}
