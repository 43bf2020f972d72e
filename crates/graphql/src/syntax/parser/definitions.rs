//! Definitions of the type system, and extensions of them.

use wirelint_source::TextRange;

use super::lists::List;
use super::{Mark, Parser, Step, SyntaxError, TokenKind, Unread};
use crate::syntax::node::NodeKind;
use crate::syntax::tree::{EXTENSION, REPEATABLE};
use crate::syntax::views::DirectiveLocation;

impl Parser<'_> {
    /// One definition, or what stands in the place of one.
    pub(super) fn definition(&mut self) {
        let mark = self.begin(NodeKind::Error);
        let described = self.at_string().then_some(self.token.range);
        self.description();
        let read = match self.word() {
            "type" => self.fielded(mark, NodeKind::ObjectType),
            "interface" => self.fielded(mark, NodeKind::InterfaceType),
            "input" => self.input_object(mark),
            "enum" => self.enumeration(mark),
            "union" => self.union(mark),
            "scalar" => self.scalar(mark),
            "schema" => self.schema(mark),
            "directive" => self.directive_definition(mark),
            "extend" => self.extension(mark, described),
            "query" | "mutation" | "subscription" => self.operation(mark),
            "fragment" => self.fragment(mark),
            _ if self.at(b'{') => {
                if let Some(range) = described {
                    let error = SyntaxError::new(range, "the short form of a query has no description");
                    self.error(error.help("write `query` before the `{`"));
                }
                self.raw(mark).kind = NodeKind::Operation;
                let _ = self.selection_set();
                Ok(())
            }
            _ => {
                self.junk_definition(described.is_some());
                Ok(())
            }
        };
        if read.is_err() && !self.is_over() {
            self.skip_definition();
        }
        self.finish(mark);
    }

    /// `extend …`
    fn extension(&mut self, mark: Mark, described: Option<TextRange>) -> Step {
        if let Some(range) = described {
            let error = SyntaxError::new(range, "an extension has no description");
            self.error(error.help("describe what it extends, or write a comment with `#`"));
        }
        self.bump();
        self.raw(mark).flags |= EXTENSION;
        match self.word() {
            "type" => self.fielded(mark, NodeKind::ObjectType),
            "interface" => self.fielded(mark, NodeKind::InterfaceType),
            "input" => self.input_object(mark),
            "enum" => self.enumeration(mark),
            "union" => self.union(mark),
            "scalar" => self.scalar(mark),
            "schema" => self.schema(mark),
            _ => Err(self.expected(
                "`schema`, `scalar`, `type`, `interface`, `union`, `enum` or `input` behind `extend`",
            )),
        }
    }

    /// The keyword and the name of a type.
    fn head(&mut self, mark: Mark, kind: NodeKind, what: &'static str) -> Step {
        self.raw(mark).kind = kind;
        self.bump();
        if self.is_first_on_line() && self.begins_definition() {
            return Err(self.expected(what));
        }
        self.name(what).map(|_| ())
    }

    /// Says that an extension adds nothing.
    fn check_adds(&mut self, mark: Mark, what: &'static str) {
        let raw = *self.raw(mark);
        let adds = self.nodes[mark.0 as usize + 1..]
            .iter()
            .any(|it| !matches!(it.kind, NodeKind::Name | NodeKind::Description));
        if raw.flags & EXTENSION != 0 && !adds {
            let _ = self.expected(what);
        }
    }

    /// `type` or `interface`
    fn fielded(&mut self, mark: Mark, kind: NodeKind) -> Step {
        self.head(mark, kind, "the name of the type")?;
        if self.word() == "implements" {
            self.implements();
        }
        self.constant_directives();
        if self.is_at_body("`implements`, a directive or `{`") {
            let _ = self.list(&List {
                kind: NodeKind::FieldDefinitions,
                close: b'}',
                needs: Some("a field"),
                element: Self::field_definition,
                begins: Self::begins_member,
            });
        } else {
            self.check_adds(mark, "`implements`, a directive or `{` and fields, which the extension adds");
        }
        Ok(())
    }

    /// `implements A & B`
    fn implements(&mut self) {
        let mark = self.begin(NodeKind::Implements);
        self.bump();
        self.eat(b'&');
        loop {
            if self.type_name("the name of an interface").is_err() {
                break;
            }
            if self.eat(b'&') {
                continue;
            }
            // How it was written before 2018.
            let between = TextRange::new(self.read, self.token.range.start).of(self.text);
            let goes_on = between.contains(',') || !self.is_first_on_line();
            if !self.at_name() || !goes_on || self.begins_definition() {
                break;
            }
            let error = SyntaxError::new(self.token.range, format!("expected `&` before {}", self.found()));
            self.error(error.help("interfaces are separated by `&`"));
        }
        self.finish(mark);
    }

    /// `union`
    fn union(&mut self, mark: Mark) -> Step {
        self.head(mark, NodeKind::UnionType, "the name of the union")?;
        self.constant_directives();
        if !self.at(b'=') {
            self.is_at_end_of_definition("a directive or `=`")?;
            self.check_adds(mark, "a directive or `=` and types, which the extension adds");
            return Ok(());
        }
        let members = self.begin(NodeKind::UnionMembers);
        self.bump();
        self.eat(b'|');
        let read = loop {
            if let Err(unread) = self.type_name("a type of the union") {
                break Err(unread);
            }
            if !self.eat(b'|') {
                break Ok(());
            }
        };
        self.finish(members);
        read.and_then(|()| self.is_at_end_of_definition("`|` or another definition"))
    }

    /// `scalar`
    fn scalar(&mut self, mark: Mark) -> Step {
        self.head(mark, NodeKind::ScalarType, "the name of the scalar")?;
        self.constant_directives();
        self.check_adds(mark, "a directive, which the extension adds");
        self.is_at_end_of_definition("a directive or another definition")
    }

    /// `enum`
    fn enumeration(&mut self, mark: Mark) -> Step {
        self.head(mark, NodeKind::EnumType, "the name of the enum")?;
        self.constant_directives();
        if self.is_at_body("a directive or `{`") {
            let _ = self.list(&List {
                kind: NodeKind::EnumValueDefinitions,
                close: b'}',
                needs: Some("a value"),
                element: Self::enum_value,
                begins: |it| it.at_name() || it.at_string(),
            });
        } else {
            self.check_adds(mark, "a directive or `{` and values, which the extension adds");
        }
        Ok(())
    }

    fn enum_value(&mut self) -> Step {
        if !self.at_name() && !self.at_string() {
            return Err(self.expected_here_or_end("a value of the enum"));
        }
        let mark = self.begin(NodeKind::EnumValueDefinition);
        self.description();
        if matches!(self.word(), "true" | "false" | "null") {
            let message = format!("a value of an enum cannot be called `{}`", self.word());
            self.error(SyntaxError::new(self.token.range, message));
        }
        let read = self.name("a value of the enum behind the description");
        self.constant_directives();
        self.finish(mark);
        read.map(|_| ())
    }

    /// `input`
    fn input_object(&mut self, mark: Mark) -> Step {
        self.head(mark, NodeKind::InputObjectType, "the name of the input object")?;
        self.constant_directives();
        if self.is_at_body("a directive or `{`") {
            let _ = self.list(&List {
                kind: NodeKind::InputFieldDefinitions,
                close: b'}',
                needs: Some("a field"),
                element: |it| it.input_value("a field"),
                begins: Self::begins_member,
            });
        } else {
            self.check_adds(mark, "a directive or `{` and fields, which the extension adds");
        }
        Ok(())
    }

    /// `schema`
    fn schema(&mut self, mark: Mark) -> Step {
        self.raw(mark).kind = NodeKind::Schema;
        self.bump();
        self.constant_directives();
        if self.is_at_body("a directive or `{`") {
            let _ = self.list(&List {
                kind: NodeKind::RootOperations,
                close: b'}',
                needs: Some("a root operation such as `query: Query`"),
                element: Self::root_operation,
                begins: |it| it.at_name() && it.peek().symbol == b':',
            });
        } else if self.raw(mark).flags & EXTENSION == 0 {
            return Err(self.expected("`{` and the root operations"));
        } else {
            self.check_adds(mark, "a directive or `{` and root operations, which the extension adds");
        }
        Ok(())
    }

    fn root_operation(&mut self) -> Step {
        let is_known = matches!(self.word(), "query" | "mutation" | "subscription");
        if !self.at_name() || (!is_known && self.peek().symbol != b':') {
            return Err(self.expected_here_or_end("`query`, `mutation` or `subscription`"));
        }
        let mark = self.begin(NodeKind::RootOperation);
        if !is_known {
            let _ = self.expected_here("`query`, `mutation` or `subscription`");
            self.raw(mark).kind = NodeKind::Error;
        }
        self.leaf(NodeKind::OperationType);
        let read = self.expect(b':', "`:` and the root type").and_then(|()| self.type_name("the root type"));
        self.finish(mark);
        read
    }

    /// `directive @name(arguments) repeatable on A | B`
    fn directive_definition(&mut self, mark: Mark) -> Step {
        self.raw(mark).kind = NodeKind::DirectiveDefinition;
        self.bump();
        self.expect(b'@', "`@` and the name of the directive")?;
        self.name("the name of the directive behind `@`")?;
        if self.at(b'(') {
            let _ = self.argument_definitions();
        }
        if self.at(b'@') {
            let start = self.token.range.start;
            self.constant_directives();
            let range = TextRange::new(start, self.read);
            self.error(SyntaxError::new(range, "directives cannot stand on the definition of a directive"));
        }
        if self.eat_word("repeatable") {
            self.raw(mark).flags |= REPEATABLE;
        }
        if self.word() != "on" {
            return Err(self.expected("`on` and the places where the directive may stand"));
        }
        let locations = self.begin(NodeKind::DirectiveLocations);
        self.bump();
        self.eat(b'|');
        let read = loop {
            if !self.at_name() || (self.is_first_on_line() && self.begins_definition()) {
                break Err(self.expected("a place such as `FIELD_DEFINITION`"));
            }
            self.directive_location();
            if !self.eat(b'|') {
                break Ok(());
            }
        };
        self.finish(locations);
        read.and_then(|()| self.is_at_end_of_definition("`|` or another definition"))
    }

    fn directive_location(&mut self) {
        if DirectiveLocation::of(self.word()).is_none() {
            let message = format!("`{}` is not a place where directives may stand", self.word());
            let mut error = SyntaxError::new(self.token.range, message);
            let upper = self.word().to_ascii_uppercase();
            if DirectiveLocation::of(&upper).is_some() {
                error = error.help(format!("write `{upper}`"));
            }
            self.error(error);
        }
        self.leaf(NodeKind::DirectiveLocation);
    }

    // What stands in blocks.

    fn field_definition(&mut self) -> Step {
        if !self.at_name() && !self.at_string() {
            return Err(self.expected_here_or_end("a field"));
        }
        let mark = self.begin(NodeKind::FieldDefinition);
        self.description();
        let read = self.field_inside();
        self.finish(mark);
        read
    }

    fn field_inside(&mut self) -> Step {
        self.name("a field behind the description")?;
        let arguments = if self.at(b'(') { self.argument_definitions() } else { Ok(()) };
        if arguments.is_err() && !self.at(b':') {
            // That the bracket is never closed has been said.
            return arguments;
        }
        self.expect(b':', "`:` and the type of the field")?;
        self.type_ref("the type of the field")?;
        self.constant_directives();
        self.no_default()
    }

    /// A field that is given out has no default value.
    fn no_default(&mut self) -> Step {
        if !self.at(b'=') {
            return Ok(());
        }
        let start = self.token.range.start;
        self.bump();
        let read = self.constantly(|it| it.value("a value"));
        let error = SyntaxError::new(
            TextRange::new(start, self.read),
            "only arguments and fields of input objects have default values",
        );
        self.error(error);
        read?;
        self.constant_directives();
        Ok(())
    }

    fn argument_definitions(&mut self) -> Step {
        self.list(&List {
            kind: NodeKind::ArgumentDefinitions,
            close: b')',
            needs: Some("an argument"),
            element: |it| it.input_value("an argument"),
            begins: Self::begins_member,
        })
    }

    /// An argument or a field of an input object.
    fn input_value(&mut self, what: &'static str) -> Step {
        if !self.at_name() && !self.at_string() {
            return Err(self.expected_here_or_end(what));
        }
        let mark = self.begin(NodeKind::InputValueDefinition);
        self.description();
        let read = self.input_value_inside(what);
        self.finish(mark);
        read
    }

    fn input_value_inside(&mut self, what: &'static str) -> Step {
        let is_argument = what == "an argument";
        self.name(if is_argument {
            "an argument behind the description"
        } else {
            "a field behind the description"
        })?;
        if !is_argument && self.at(b'(') {
            let start = self.token.range.start;
            let _ = self.argument_definitions();
            let range = TextRange::new(start, self.read);
            self.error(SyntaxError::new(range, "a field of an input object has no arguments"));
        }
        self.expect(
            b':',
            if is_argument { "`:` and the type of the argument" } else { "`:` and the type of the field" },
        )?;
        self.type_ref(if is_argument { "the type of the argument" } else { "the type of the field" })?;
        if self.eat(b'=') {
            self.constantly(|it| it.value("the default value"))?;
        }
        self.constant_directives();
        Ok(())
    }

    /// Whether a field or an argument begins at the token to be read next, for sure.
    fn begins_member(&self) -> bool {
        match self.token.kind {
            TokenKind::Name => self.is_first_on_line() || matches!(self.peek().symbol, b':' | b'('),
            TokenKind::Str | TokenKind::BlockStr => self.is_first_on_line(),
            _ => false,
        }
    }

    /// Whether the block of a definition follows. Tokens on the line that cannot stand before it are passed over.
    fn is_at_body(&mut self, what: &str) -> bool {
        if self.at(b'{') {
            return true;
        }
        if self.is_at_end_of_definition(what).is_ok() {
            return false;
        }
        self.skip_to_block()
    }

    /// That nothing follows on the line that the definition may go on with.
    fn is_at_end_of_definition(&mut self, what: &str) -> Step {
        let is_end = self.at_end() || self.is_first_on_line() || self.at_string() || self.begins_definition();
        if is_end { Ok(()) } else { Err(self.expected_here(what)) }
    }

    /// Passes over tokens up to a `{`, but not to the next line; whether there is one.
    pub(super) fn skip_to_block(&mut self) -> bool {
        while !self.at_end() && !self.at(b'{') {
            if self.is_first_on_line() || self.at(b'}') || self.begins_definition() {
                return false;
            }
            self.bump();
        }
        self.at(b'{')
    }

    /// Says that something else is needed in place of the next token, or, where the text ends, behind what was read.
    pub(super) fn expected_here_or_end(&mut self, what: &'static str) -> Unread {
        if self.is_over() { self.expected(what) } else { self.expected_here(what) }
    }
}
