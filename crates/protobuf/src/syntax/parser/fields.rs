//! Fields of all kinds.

use wirelint_source::TextRange;

use super::{Mark, Parser, Step, TokenKind};
use crate::syntax::node::NodeKind;
use crate::syntax::views::{Label, Scalar};

impl Parser<'_> {
    /// A field; `what` is needed where there is none.
    pub(super) fn field(&mut self, what: &'static str) {
        if !self.at_ident() && !self.at(b'.') {
            self.junk(what);
            return;
        }
        let mark = self.begin(NodeKind::Field);
        let label = match self.word() {
            "optional" => Some(Label::Optional),
            "required" => Some(Label::Required),
            "repeated" => Some(Label::Repeated),
            _ => None,
        };
        if let Some(label) = label {
            self.raw(mark).extra = label as u8;
            self.bump();
        }
        match self.word() {
            "group" if self.peek().kind == TokenKind::Ident => {
                self.raw(mark).kind = NodeKind::Group;
                self.bump();
                self.group(mark);
                return;
            }
            "map" if self.peek().symbol == b'<' => {
                self.raw(mark).kind = NodeKind::MapField;
                self.bump();
                if self.map_types().and_then(|()| self.field_rest()).is_err() {
                    self.skip_statement();
                }
            }
            _ => {
                let typed = self.field_type("the type of the field");
                if typed.and_then(|()| self.field_rest()).is_err() {
                    self.skip_statement();
                }
            }
        }
        self.finish(mark);
    }

    /// A type's name, of which the built-in ones are marked.
    fn field_type(&mut self, what: &'static str) -> Step {
        let mark = self.path(NodeKind::Type, true, what)?;
        let raw = *self.raw(mark);
        if raw.end - raw.start <= 8 {
            let word = &self.text[raw.start as usize..raw.end as usize];
            self.raw(mark).extra = Scalar::of(word).map_or(0, |it| it as u8);
        }
        Ok(())
    }

    fn map_types(&mut self) -> Step {
        self.expect(b'<', "`<`")?;
        self.field_type("the type of the keys")?;
        self.expect(b',', "`,` between the types of keys and values")?;
        self.field_type("the type of the values")?;
        self.expect(b'>', "`>` behind the type of the values")
    }

    fn field_rest(&mut self) -> Step {
        // On the next line, a type and a name are another field.
        if self.at_ident() && self.is_first_on_line() {
            let next = self.peek();
            let between = TextRange::new(self.token.range.end, next.range.start).of(self.text);
            let follows = next.kind == TokenKind::Ident || next.symbol == b'.';
            if follows && !between.contains('\n') {
                return Err(self.expected("the name of the field"));
            }
        }
        self.name("the name of the field")?;
        self.expect(b'=', "`=` and the number of the field")?;
        self.int(false, "the number of the field")?;
        self.compact_options()?;
        self.expect_semicolon("the field")
    }

    fn group(&mut self, mark: Mark) {
        let head = self.group_head();
        self.block_or_skip(mark, &head, Self::message_member, "the group");
    }

    fn group_head(&mut self) -> Step<Mark> {
        let name = self.name("the name of the group")?;
        self.expect(b'=', "`=` and the number of the group")?;
        self.int(false, "the number of the group")?;
        self.compact_options()?;
        Ok(name)
    }
}
