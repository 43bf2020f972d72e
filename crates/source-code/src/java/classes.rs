//! Classes, interfaces, records and enums.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{ClassId, Expr, ExprId, Many, Member, MemberKind, NewClass, Source, TypeId};

/// Annotations that say nothing of what a program does.
const SILENT: [&str; 6] = ["Override", "SuppressWarnings", "Nullable", "NonNull", "NotNull", "Deprecated"];

impl Lower {
    /// Declares a class of any kind.
    #[inline(never)]
    pub(super) fn declare_class(&mut self, node: Node<'_>) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let decorators = self.annotations(node);
        self.type_parameters(node);
        let (mut extends, mut extends_types) = (None, Many::default());
        let mut implements: Vec<TypeId> = Vec::new();
        for it in parts(node) {
            match it.kind() {
                "superclass" => (extends, extends_types) = self.superclass(it),
                "super_interfaces" | "extends_interfaces" => {
                    for list in parts(it) {
                        for it in parts(list) {
                            implements.push(self.ty(it));
                        }
                    }
                }
                _ => {}
            }
        }
        let implements = self.build.several_types(&implements);
        let id = self.build.class(NewClass {
            name: Some(name),
            range: range(node),
            parent: self.scope,
            extends,
            also: Many::default(),
            extends_types,
            implements,
            decorators,
            members: Vec::new(),
            constructor: None,
            body: None,
        });
        if let Some(all) = node.child_by_field_name("parameters") {
            let constructor = self.components(all, id);
            self.build.class_mut(id).constructor = Some(constructor);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.members(body, id);
        }
        if let Some(around) = self.class {
            let value = self.build.expr(Expr::Class(id), name);
            let kind = MemberKind::Field(Some(value));
            let member = Member { name, kind, is_static: true, decorators: Many::default(), ty: None };
            self.build.class_mut(around).members.push(member);
        }
        self.build.bind(self.scope, name, Source::Class(id), &[], None);
    }

    /// `new Base() { … }`: a class without a name.
    #[inline(never)]
    pub(super) fn anonymous(&mut self, node: Node<'_>, body: Node<'_>) -> ClassId {
        let ty = node.child_by_field_name("type");
        // It may be a class or an interface.
        let implements: Vec<TypeId> = ty.map(|it| self.ty(it)).into_iter().collect();
        let implements = self.build.several_types(&implements);
        let id = self.build.class(NewClass {
            name: None,
            range: range(body),
            parent: self.scope,
            extends: None,
            also: Many::default(),
            extends_types: Many::default(),
            implements,
            decorators: Many::default(),
            members: Vec::new(),
            constructor: None,
            body: None,
        });
        self.members(body, id);
        id
    }

    fn superclass(&mut self, node: Node<'_>) -> (Option<ExprId>, Many) {
        let Some(&ty) = parts(node).first() else { return (None, Many::default()) };
        let (name, arguments) = match ty.kind() {
            "generic_type" => {
                let all = parts(ty);
                let arguments = all.iter().find(|it| it.kind() == "type_arguments").copied();
                (all.first().copied().unwrap_or(ty), arguments)
            }
            _ => (ty, None),
        };
        let arguments = arguments.map(|it| self.type_arguments(it)).unwrap_or_default();
        (Some(self.build.expr(Expr::Name, range(name))), arguments)
    }

    fn members(&mut self, body: Node<'_>, class: ClassId) {
        let outer = self.class.replace(class);
        for it in parts(body) {
            _ = self.deeper(|lower| lower.member_of_class(it, class));
        }
        self.class = outer;
    }

    fn member_of_class(&mut self, node: Node<'_>, class: ClassId) {
        match node.kind() {
            "method_declaration" | "constructor_declaration" => {
                let Some(name) = node.child_by_field_name("name").map(range) else { return };
                let decorators = self.annotations(node);
                let function = self.method(node, class, decorators);
                let is_constructor = node.kind() == "constructor_declaration";
                if is_constructor {
                    self.constructor(class, function);
                }
                let ty = self.build.code().function(function).gives;
                let is_static = has_modifier(node, "static");
                let member = Member { name, kind: MemberKind::Method(function), is_static, decorators, ty };
                self.build.class_mut(class).members.push(member);
            }
            "field_declaration" | "constant_declaration" => {
                let decorators = self.annotations(node);
                let is_static = has_modifier(node, "static") || node.kind() == "constant_declaration";
                let ty = self.declared_type(node);
                let mut cursor = node.walk();
                let all: Vec<Node<'_>> = node.children_by_field_name("declarator", &mut cursor).collect();
                for it in all {
                    let Some(name) = it.child_by_field_name("name").map(range) else { continue };
                    let value = self.field(it, "value");
                    let member = Member { name, kind: MemberKind::Field(value), is_static, decorators, ty };
                    self.build.class_mut(class).members.push(member);
                }
            }
            "static_initializer" | "block" | "compact_constructor_declaration" => {
                let is_static = node.kind() == "static_initializer";
                let block = if node.kind() == "block" { Some(node) } else { parts(node).pop() };
                let Some(block) = block.filter(|it| it.kind() == "block") else { return };
                let function = self.initializer(block, class);
                let name = TextRange::new(node.start_byte() as u32, node.start_byte() as u32);
                let kind = MemberKind::Method(function);
                let member = Member { name, kind, is_static, decorators: Many::default(), ty: None };
                self.build.class_mut(class).members.push(member);
            }
            "enum_constant" => {
                let Some(name) = node.child_by_field_name("name").map(range) else { return };
                let value = self.build.expr(Expr::Constant, name);
                let kind = MemberKind::Field(Some(value));
                let member = Member { name, kind, is_static: true, decorators: Many::default(), ty: None };
                self.build.class_mut(class).members.push(member);
            }
            "enum_body_declarations" => {
                for it in parts(node) {
                    _ = self.deeper(|lower| lower.member_of_class(it, class));
                }
            }
            "class_declaration" | "interface_declaration" | "record_declaration" | "enum_declaration" => {
                self.declare_class(node);
            }
            "ERROR" => {
                for it in parts(node) {
                    _ = self.deeper(|lower| lower.member_of_class(it, class));
                }
            }
            _ => {}
        }
    }

    /// Of several constructors a container calls the annotated one, or else, most likely, the longest.
    fn constructor(&mut self, class: ClassId, function: crate::code::FunctionId) {
        let code = self.build.code();
        let weight = |it: crate::code::FunctionId| {
            let of = code.function(it);
            let is_asked = code.several(of.decorators).any(|it| code.text(code.range(it)).contains("nject"));
            let is_wired =
                code.several(of.decorators).any(|it| code.text(code.range(it)).contains("Autowired"));
            (is_asked || is_wired, of.params.len())
        };
        let is_better = code.class(class).constructor.is_none_or(|known| weight(function) > weight(known));
        if is_better {
            self.build.class_mut(class).constructor = Some(function);
        }
    }

    /// The annotations of a declaration.
    pub(super) fn annotations(&mut self, node: Node<'_>) -> Many {
        let mut all: Vec<ExprId> = Vec::new();
        let modifiers = parts(node).into_iter().find(|it| it.kind() == "modifiers");
        for it in modifiers.into_iter().flat_map(parts) {
            if let Some(it) = self.annotation(it) {
                all.push(it);
            }
        }
        if all.is_empty() { Many::default() } else { self.build.several(&all) }
    }

    /// `@Name`, `@Name(value)`, `@Name(key = value)`
    pub(super) fn annotation(&mut self, node: Node<'_>) -> Option<ExprId> {
        if !matches!(node.kind(), "annotation" | "marker_annotation") {
            return None;
        }
        let name = node.child_by_field_name("name")?;
        if SILENT.contains(&self.str(name)) {
            return None;
        }
        let callee = self.build.expr(Expr::Name, range(name));
        let Some(arguments) = node.child_by_field_name("arguments") else { return Some(callee) };
        let mut all: Vec<ExprId> = Vec::new();
        for it in parts(arguments) {
            all.push(self.expr(it));
        }
        let arguments = self.build.several(&all);
        Some(self.build.expr(Expr::Call { callee, arguments }, range(node)))
    }
}

/// Whether a declaration has this modifier.
pub(super) fn has_modifier(node: Node<'_>, word: &str) -> bool {
    let Some(modifiers) = parts(node).into_iter().find(|it| it.kind() == "modifiers") else { return false };
    let mut cursor = modifiers.walk();
    modifiers.children(&mut cursor).any(|it| !it.is_named() && it.kind() == word)
}
