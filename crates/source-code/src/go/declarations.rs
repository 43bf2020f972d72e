//! Packages, imports, functions, types, variables.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{
    Export, Expr, FunctionId, Import, Imported, Many, Member, MemberKind, NewClass, NewFunction, Param,
    Source, TypeId,
};

impl Lower {
    /// `package name`
    pub(super) fn package(&mut self, node: Node<'_>) {
        if let Some(&name) = parts(node).first() {
            self.build.export(Export::DefaultName(range(name)));
        }
    }

    /// `import "a/b"`, `import c "a/b"`
    pub(super) fn import(&mut self, node: Node<'_>) {
        for it in parts(node) {
            match it.kind() {
                "import_spec_list" => self.import(it),
                "import_spec" => self.import_one(it),
                _ => {}
            }
        }
    }

    fn import_one(&mut self, node: Node<'_>) {
        let Some(path) = node.child_by_field_name("path").map(range).filter(|it| it.len() > 2) else {
            return;
        };
        let from = TextRange::new(path.start + 1, path.end - 1);
        let name = node.child_by_field_name("name");
        match name.map(|it| it.kind()) {
            Some("blank_identifier") => return,
            Some("dot") => return self.build.export(Export::From { from, name: None, theirs: None }),
            _ => {}
        }
        let name = name.map_or_else(|| called(&self.text, from), range);
        let number = self.build.import(Import { from, what: Imported::All });
        self.build.bind(self.scope, name, Source::Import(number), &[], None);
    }

    pub(super) fn declare_function(&mut self, node: Node<'_>) {
        let receiver = node.child_by_field_name("receiver");
        let id = self.read_function(node, receiver);
        if receiver.is_none()
            && let Some(name) = node.child_by_field_name("name").map(range).filter(|it| !it.is_empty())
        {
            self.build.bind(self.scope, name, Source::Function(id), &[], None);
        }
    }

    /// Reads a function, a method, or a function in an expression.
    #[inline(never)]
    pub(super) fn read_function(&mut self, node: Node<'_>, receiver: Option<Node<'_>>) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.name = node.child_by_field_name("name").map(range);
        function.takes_receiver = receiver.is_some();
        let id = self.build.function(function);
        let scope = std::mem::replace(&mut self.scope, id);
        let path = std::mem::take(&mut self.path);
        let results = std::mem::take(&mut self.own.results);
        for it in receiver.into_iter().chain(node.child_by_field_name("parameters")) {
            self.parameters(it);
        }
        if let Some(result) = node.child_by_field_name("result") {
            let ty = self.results(result, true);
            self.build.function_mut(id).gives = ty;
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.statements(body);
        }
        (self.scope, self.path, self.own.results) = (scope, path, results);
        id
    }

    fn parameters(&mut self, all: Node<'_>) {
        for it in parts(all) {
            let is_rest = it.kind() == "variadic_parameter_declaration";
            if !is_rest && it.kind() != "parameter_declaration" {
                continue;
            }
            let ty = it.child_by_field_name("type").map(|it| self.ty(it));
            let mut cursor = it.walk();
            let names: Vec<Option<TextRange>> =
                it.children_by_field_name("name", &mut cursor).map(|it| Some(range(it))).collect();
            for name in if names.is_empty() { vec![None] } else { names } {
                self.parameter(name, ty, is_rest);
            }
        }
    }

    fn parameter(&mut self, name: Option<TextRange>, ty: Option<TypeId>, is_rest: bool) {
        let number = self.build.code().function(self.scope).params.len() as u32;
        let decorators = Many::default();
        let param = Param { name, ty, decorators, is_property: false, is_rest, is_named_rest: false };
        self.build.function_mut(self.scope).params.push(param);
        if let Some(name) = name.filter(|it| !matches!(it.of(&self.text), "_" | "")) {
            self.build.bind(self.scope, name, Source::Param(number), &[], ty);
        }
    }

    /// The type of what a function gives; the names that it has there are bound where it is one that is defined here.
    pub(super) fn results(&mut self, node: Node<'_>, binds: bool) -> Option<TypeId> {
        if node.kind() != "parameter_list" {
            return Some(self.ty(node));
        }
        let mut all = Vec::new();
        for it in parts(node).into_iter().filter(|it| it.kind() == "parameter_declaration") {
            let Some(ty) = it.child_by_field_name("type").map(|it| self.ty(it)) else { continue };
            let mut cursor = it.walk();
            let names: Vec<TextRange> = it.children_by_field_name("name", &mut cursor).map(range).collect();
            all.extend(std::iter::repeat_n(ty, names.len().max(1)));
            for name in names.into_iter().filter(|it| binds && !it.is_empty()) {
                self.own.results.push(name);
                if name.of(&self.text) != "_" {
                    self.build.bind(self.scope, name, Source::Unknown, &[], Some(ty));
                }
            }
        }
        match all[..] {
            [] => None,
            [one] => Some(one),
            _ => {
                let all = self.build.several_types(&all);
                Some(self.build.ty(crate::code::Type::Several(all)))
            }
        }
    }

    /// `type A struct { … }`, `type A = B`, `type ( … )`
    pub(super) fn declare_types(&mut self, node: Node<'_>) {
        for it in parts(node) {
            let (Some(name), Some(ty)) = (it.child_by_field_name("name"), it.child_by_field_name("type"))
            else {
                continue;
            };
            let name = range(name);
            if name.is_empty() {
                continue;
            }
            let source = match (it.kind(), ty.kind()) {
                ("type_alias", _) | (_, "interface_type") => Source::Type(self.ty(ty)),
                _ => self.defined(it, name, ty),
            };
            self.build.bind(self.scope, name, source, &[], None);
        }
    }

    fn defined(&mut self, node: Node<'_>, name: TextRange, ty: Node<'_>) -> Source {
        let (mut members, mut made_from) = (Vec::new(), Many::default());
        if ty.kind() == "struct_type" {
            members = self.fields(ty);
        } else {
            let ty = self.ty(ty);
            made_from = self.build.several_types(&[ty]);
        }
        members.shrink_to_fit();
        Source::Class(self.build.class(NewClass {
            name: Some(name),
            range: range(node),
            parent: self.scope,
            extends: None,
            also: Many::default(),
            extends_types: made_from,
            implements: Many::default(),
            decorators: Many::default(),
            members,
            constructor: None,
            body: None,
        }))
    }

    fn fields(&mut self, node: Node<'_>) -> Vec<Member> {
        let mut members = Vec::new();
        let lists = parts(node).into_iter().filter(|it| it.kind() == "field_declaration_list");
        for it in lists.flat_map(parts).filter(|it| it.kind() == "field_declaration") {
            let Some(of_type) = it.child_by_field_name("type") else { continue };
            let ty = self.ty(of_type);
            let mut cursor = it.walk();
            let mut names: Vec<TextRange> =
                it.children_by_field_name("name", &mut cursor).map(range).collect();
            if names.is_empty() {
                names.push(self.type_name(of_type));
            }
            for name in names.into_iter().filter(|it| !it.is_empty()) {
                members.push(Member {
                    name,
                    kind: MemberKind::Field(None),
                    is_static: false,
                    decorators: Many::default(),
                    ty: Some(ty),
                });
            }
        }
        members
    }

    /// The last name of a type.
    fn type_name(&self, node: Node<'_>) -> TextRange {
        let of = node.child_by_field_name("type").filter(|_| node.kind() == "generic_type").unwrap_or(node);
        let whole = range(of);
        let text = whole.of(&self.text);
        let start = text.rfind('.').map_or(0, |it| it + 1);
        TextRange::new(whole.start + start as u32, whole.end)
    }

    /// `var a, b T = c, d`, `const a = b`
    pub(super) fn declare_values(&mut self, node: Node<'_>) {
        for it in parts(node) {
            match it.kind() {
                "var_spec_list" => self.declare_values(it),
                "var_spec" | "const_spec" => self.declare_value(it),
                _ => {}
            }
        }
    }

    fn declare_value(&mut self, node: Node<'_>) {
        let ty = node.child_by_field_name("type").map(|it| self.ty(it));
        let mut cursor = node.walk();
        let names: Vec<Node<'_>> =
            node.children_by_field_name("name", &mut cursor).filter(|it| it.kind() == "identifier").collect();
        if let Some(values) = node.child_by_field_name("value") {
            return self.give(&names, values, true, ty);
        }
        for it in names {
            let name = range(it);
            if !matches!(name.of(&self.text), "_" | "") {
                self.build.bind(self.scope, name, Source::Unknown, &[], ty);
            }
        }
    }

    /// What a list of names or other things is given by a list of values: one each, or all that a call gives.
    pub(super) fn give(
        &mut self,
        targets: &[Node<'_>],
        values: Node<'_>,
        declares: bool,
        ty: Option<TypeId>,
    ) {
        let values = match values.kind() {
            "expression_list" => parts(values),
            _ => vec![values],
        };
        let several = values.len() == 1 && targets.len() > 1;
        if several {
            let is_call = values[0].kind() == "call_expression";
            let value = self.expr(values[0]);
            self.step(value);
            for (at, &it) in targets.iter().enumerate() {
                // `v, ok := m[k]`: the second only says whether there is one.
                let source = if is_call || at == 0 { Source::Expr(value) } else { Source::Unknown };
                self.path.clear();
                if is_call {
                    self.path.push(crate::code::Step::Index(at as u32));
                }
                self.target(it, source, declares, ty);
            }
            self.path.clear();
            return;
        }
        for (at, &it) in values.iter().enumerate() {
            let value = self.expr(it);
            self.step(value);
            if let Some(&target) = targets.get(at) {
                self.target(target, Source::Expr(value), declares, ty);
            }
        }
    }

    pub(super) fn target(&mut self, node: Node<'_>, source: Source, declares: bool, ty: Option<TypeId>) {
        match node.kind() {
            "identifier" => {
                let name = range(node);
                if matches!(name.of(&self.text), "_" | "") {
                    return;
                }
                let path = std::mem::take(&mut self.path);
                if declares {
                    self.build.bind(self.scope, name, source, &path, ty);
                } else {
                    self.build.assign(self.scope, name, source, &path);
                }
            }
            "selector_expression" | "index_expression" | "unary_expression" => {
                let target = self.expr(node);
                let it = match source {
                    Source::Expr(value) | Source::Element(value) => {
                        self.build.expr(Expr::Assign { target, value }, range(node))
                    }
                    _ => target,
                };
                self.step(it);
            }
            _ => {}
        }
    }
}

/// The name by which a file knows the package at the path `from`, where it says none: the last part of the path, without its version and what
/// names of repositories have besides.
fn called(text: &str, from: TextRange) -> TextRange {
    let path = from.of(text);
    let is_version =
        |it: &str| it.len() > 1 && it.starts_with('v') && it[1..].bytes().all(|it| it.is_ascii_digit());
    let mut end = path.len();
    let mut start = path.rfind('/').map_or(0, |it| it + 1);
    if is_version(&path[start..]) && start > 0 {
        end = start - 1;
        start = path[..end].rfind('/').map_or(0, |it| it + 1);
    }
    let mut name = &path[start..end];
    if let Some((before, version)) = name.rsplit_once('.')
        && is_version(version)
    {
        name = before;
    }
    for it in [".go", "-go", ".js"] {
        name = name.strip_suffix(it).unwrap_or(name);
    }
    for it in ["go-", "go.", "golang-"] {
        if let Some(rest) = name.strip_prefix(it) {
            start += it.len();
            name = rest;
        }
    }
    let start = from.start + start as u32;
    TextRange::new(start, start + name.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_called_by_the_last_part_of_their_path() {
        for (path, name) in [
            ("context", "context"),
            ("net/http", "http"),
            ("github.com/graph-gophers/dataloader/v7", "dataloader"),
            ("github.com/redis/go-redis/v9", "redis"),
            ("gopkg.in/guregu/null.v4", "null"),
            ("github.com/stripe/stripe-go/v72", "stripe"),
            ("v2", "v2"),
            ("github.com/satori/go.uuid", "uuid"),
            ("", ""),
        ] {
            assert_eq!(called(path, TextRange::new(0, path.len() as u32)).of(path), name, "{path}");
        }
    }
}
