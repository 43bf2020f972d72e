//! Statements, but for fields.

use wirelint_source::TextRange;

use super::{MAX_DEPTH, Mark, Parser, Step, SyntaxError, TokenKind};
use crate::syntax::node::NodeKind;
use crate::syntax::tree::{FIRST, SECOND, STREAM, THIRD, UNCLOSED};

/// What a statement in a block is read by.
type Statement<'t> = fn(&mut Parser<'t>);

impl<'t> Parser<'t> {
    /// One top-level statement, or what stands in the place of one.
    pub(super) fn statement(&mut self) {
        if self.at(b';') {
            self.leaf(NodeKind::Empty);
            return;
        }
        match self.word() {
            "syntax" => self.plain(NodeKind::Syntax, |it| it.level("`proto2` or `proto3` in quotes")),
            "edition" => self.plain(NodeKind::Edition, |it| it.level("an edition in quotes")),
            "package" => self.plain(NodeKind::Package, |it| {
                it.bump();
                it.path(NodeKind::Path, false, "the name of the package")?;
                it.expect_semicolon("the package")
            }),
            "import" => self.import(),
            "option" => self.option_statement(),
            "message" => self.message(0),
            "enum" => self.enumeration(0),
            "service" => self.service(),
            "extend" => self.extend(),
            "export" | "local" if self.is_visibility() => self.visible(),
            _ => self.top_level_junk(),
        }
    }

    /// A statement that ends in `;`. What cannot be read of it is passed over.
    pub(super) fn plain(&mut self, kind: NodeKind, read: impl FnOnce(&mut Self) -> Step) {
        let mark = self.begin(kind);
        if read(self).is_err() {
            self.skip_statement();
        }
        self.finish(mark);
    }

    fn level(&mut self, what: &'static str) -> Step {
        self.bump();
        self.expect(b'=', "`=`")?;
        self.string(what)?;
        self.expect_semicolon("the statement")
    }

    fn import(&mut self) {
        let mark = self.begin(NodeKind::Import);
        self.bump();
        let flag = match self.word() {
            "public" => FIRST,
            "weak" => SECOND,
            "option" => THIRD,
            _ => 0,
        };
        if flag != 0 {
            self.raw(mark).flags |= flag;
            self.bump();
        }
        let read = self.string("a path in quotes").and_then(|()| self.expect_semicolon("the import"));
        if read.is_err() {
            self.skip_statement();
        }
        self.finish(mark);
    }

    /// Whether `export` or `local` stands before a definition: both may name types too.
    pub(super) fn is_visibility(&self) -> bool {
        let (keyword, name) = self.peek_two();
        matches!(self.word_of(keyword), "message" | "enum") && name.kind == TokenKind::Ident
    }

    pub(super) fn visible(&mut self) {
        let flag = if self.word() == "export" { FIRST } else { SECOND };
        // The definition's node begins here.
        if self.word_of(self.peek()) == "message" { self.message(flag) } else { self.enumeration(flag) }
    }

    /// Begins a definition with its modifier and its keyword.
    fn begin_definition(&mut self, kind: NodeKind, flag: u8) -> Mark {
        let mark = self.begin(kind);
        self.raw(mark).flags |= flag;
        if flag != 0 {
            self.bump();
        }
        self.bump();
        mark
    }

    pub(super) fn message(&mut self, flag: u8) {
        let mark = self.begin_definition(NodeKind::Message, flag);
        let named = self.name("the name of the message");
        self.block_or_skip(mark, &named, Self::message_member, "the message");
    }

    pub(super) fn enumeration(&mut self, flag: u8) {
        let mark = self.begin_definition(NodeKind::Enum, flag);
        let named = self.name("the name of the enum");
        self.block_or_skip(mark, &named, Self::enum_member, "the enum");
    }

    fn service(&mut self) {
        let mark = self.begin_definition(NodeKind::Service, 0);
        let named = self.name("the name of the service");
        self.block_or_skip(mark, &named, Self::service_member, "the service");
    }

    pub(super) fn extend(&mut self) {
        let mark = self.begin_definition(NodeKind::Extend, 0);
        let named = self.path(NodeKind::Type, true, "the name of the message that is extended");
        self.block_or_skip(mark, &named, Self::extend_member, "`extend`");
    }

    pub(super) fn oneof(&mut self) {
        let mark = self.begin_definition(NodeKind::Oneof, 0);
        let named = self.name("the name of the oneof");
        self.block_or_skip(mark, &named, Self::oneof_member, "the oneof");
    }

    /// The block of a definition whose head has been read, or what is there instead.
    pub(super) fn block_or_skip(
        &mut self,
        mark: Mark,
        head: &Step<Mark>,
        member: Statement<'t>,
        what: &'static str,
    ) {
        if self.at(b'{') {
            self.block(mark, member);
        } else if head.is_err() {
            self.skip_statement();
        } else if self.is_first_on_line() && self.at_ident() && !self.begins_top_level() {
            // Only the brace is missing: what follows reads as the block does.
            let _ = self.expected(format!("`{{` behind the head of {what}"));
            self.members(mark, TextRange::empty(self.read), member);
        } else {
            let _ = self.expected(format!("`{{` behind the head of {what}"));
            self.skip_statement();
        }
        self.finish(mark);
    }

    /// `{ … }`
    pub(super) fn block(&mut self, mark: Mark, member: Statement<'t>) {
        let open = self.token.range;
        self.leaf(NodeKind::Open);
        if self.depth >= MAX_DEPTH {
            let error = SyntaxError::new(open, format!("blocks nest deeper than {MAX_DEPTH} levels"));
            self.error(error.help("what stands in this one is not read"));
            self.skip_block();
            self.close(mark, open);
            return;
        }
        self.members(mark, open, member);
    }

    fn members(&mut self, mark: Mark, open: TextRange, member: Statement<'t>) {
        self.depth += 1;
        let is_method = self.raw(mark).kind == NodeKind::Method;
        while !self.at_end() && !self.at(b'}') && !self.ends_all() {
            // No method stands in a method.
            if is_method && self.word() == "rpc" {
                break;
            }
            if self.at(b';') {
                self.leaf(NodeKind::Empty);
                continue;
            }
            let before = self.read;
            member(self);
            if self.read == before && !self.at_end() && !self.at(b'}') && !self.ends_all() {
                self.junk("a statement");
            }
        }
        self.depth -= 1;
        self.close(mark, open);
    }

    fn close(&mut self, mark: Mark, open: TextRange) {
        if !self.eat(b'}') {
            self.raw(mark).flags |= UNCLOSED;
            // What the innermost block says holds for those around it.
            if !self.ran_out || self.by_columns {
                self.unclosed(open);
            }
        }
    }

    pub(super) fn message_member(&mut self) {
        match self.word() {
            "message" => self.message(0),
            "enum" => self.enumeration(0),
            "extensions" => self.extensions(),
            "reserved" => self.reserved(),
            "extend" => self.extend(),
            "option" => self.option_statement(),
            "oneof" => self.oneof(),
            "export" | "local" if self.is_visibility() => self.visible(),
            _ => self.field("a field or another statement of a message"),
        }
    }

    fn extend_member(&mut self) {
        self.field("a field");
    }

    fn oneof_member(&mut self) {
        match self.word() {
            "option" => self.option_statement(),
            _ => self.field("a field or an option"),
        }
    }

    fn enum_member(&mut self) {
        match self.word() {
            "option" => self.option_statement(),
            "reserved" => self.reserved(),
            "" => self.junk("a value of the enum"),
            _ => self.plain(NodeKind::EnumValue, |it| {
                it.leaf(NodeKind::Name);
                it.expect(b'=', "`=` and the number of the value")?;
                it.int(true, "the number of the value")?;
                it.compact_options()?;
                it.expect_semicolon("the value")
            }),
        }
    }

    fn service_member(&mut self) {
        match self.word() {
            "rpc" => self.method(),
            "option" => self.option_statement(),
            _ => self.junk("`rpc` or `option`"),
        }
    }

    fn method(&mut self) {
        let mark = self.begin_definition(NodeKind::Method, 0);
        match self.signature() {
            Ok(()) if self.at(b'{') => self.block(mark, Self::method_member),
            Ok(()) => {
                if self.expect_semicolon("the method").is_err() {
                    self.skip_statement();
                }
            }
            Err(_) => self.skip_statement(),
        }
        self.finish(mark);
    }

    fn signature(&mut self) -> Step {
        self.name("the name of the method")?;
        self.method_type("the type of the request")?;
        if self.word() != "returns" {
            return Err(self.expected("`returns`"));
        }
        self.bump();
        self.method_type("the type of the response")
    }

    fn method_type(&mut self, what: &'static str) -> Step {
        self.expect(b'(', "`(`")?;
        // `stream` alone is a type's name.
        let is_stream = self.word() == "stream" && self.peek().symbol != b')';
        if is_stream {
            self.bump();
        }
        let mark = self.path(NodeKind::Type, true, what)?;
        if is_stream {
            self.raw(mark).flags |= STREAM;
        }
        self.expect(b')', "`)` behind the type")
    }

    fn method_member(&mut self) {
        match self.word() {
            "option" => self.option_statement(),
            _ => self.junk("an option of the method"),
        }
    }

    fn extensions(&mut self) {
        self.plain(NodeKind::Extensions, |it| {
            it.bump();
            it.ranges(false)?;
            it.compact_options()?;
            it.expect_semicolon("the ranges")
        });
    }

    fn reserved(&mut self) {
        self.plain(NodeKind::Reserved, |it| {
            it.bump();
            match it.token.kind {
                TokenKind::Str | TokenKind::UnclosedStr => {
                    it.string("a name in quotes")?;
                    while it.eat(b',') {
                        it.string("a name in quotes")?;
                    }
                }
                TokenKind::Ident => {
                    it.name("a name")?;
                    while it.eat(b',') {
                        it.name("a name")?;
                    }
                }
                _ => it.ranges(true)?,
            }
            it.expect_semicolon("what is reserved")
        });
    }

    fn ranges(&mut self, may_be_negative: bool) -> Step {
        loop {
            let mark = self.begin(NodeKind::Range);
            let read = self.range(may_be_negative);
            self.finish(mark);
            read?;
            if !self.eat(b',') {
                return Ok(());
            }
        }
    }

    fn range(&mut self, may_be_negative: bool) -> Step {
        self.int(may_be_negative, "a number")?;
        if self.word() != "to" {
            return Ok(());
        }
        self.bump();
        if self.word() == "max" {
            self.leaf(NodeKind::Max);
            return Ok(());
        }
        self.int(may_be_negative, "a number or `max`")
    }
}
