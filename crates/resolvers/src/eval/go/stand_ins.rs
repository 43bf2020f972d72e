//! What stands for an interface: the structs that have all of its methods, as nothing in Go says which they are.

use wirelint_source_code::code::Type;

use super::super::calls::{Site, without_arguments};
use super::super::*;
use super::types::Named;
use crate::catalogue::ClientKind;
use crate::catalogue::go::{self as catalogue, TypeIs};

/// Of more structs than these nobody knows which it is.
const MOST: usize = 4;
/// Parts of the names of structs that stand for others in tests.
const DOUBLES: [&str; 7] = ["Mock", "Fake", "Stub", "Unimplemented", "Noop", "Unsafe", "mock"];

impl Eval<'_> {
    /// The method of what stands for an interface.
    pub(in super::super) fn go_stand_in(&mut self, unit: UnitId, ty: TypeId, name: &str) -> Option<Value> {
        if self.following >= EXPORTS {
            return None;
        }
        self.following += 1;
        let all = self.implementers_of(unit, ty);
        let values: Vec<Value> = all
            .iter()
            .filter_map(|&(unit, class)| {
                let given = self.of_go_class(unit, class);
                Some(self.member(&given, name)).filter(|it| !it.is_unknown())
            })
            .collect();
        self.following -= 1;
        (!values.is_empty()).then(|| Value::one_of(values))
    }

    fn implementers_of(&mut self, unit: UnitId, ty: TypeId) -> Rc<[(UnitId, ClassId)]> {
        if let Some(known) = self.go.implementers.get(&(unit, ty)) {
            return Rc::clone(known);
        }
        self.go.implementers.insert((unit, ty), Rc::default());
        let found: Rc<[(UnitId, ClassId)]> = self.find_implementers(unit, ty).unwrap_or_default().into();
        self.go.implementers.insert((unit, ty), Rc::clone(&found));
        found
    }

    fn find_implementers(&mut self, unit: UnitId, ty: TypeId) -> Option<Vec<(UnitId, ClassId)>> {
        let code = self.code(unit)?;
        let Type::Object(start, count) = code.ty(ty) else { return None };
        let members = code.type_members(start, count);
        let wanted: Vec<(&str, (usize, bool))> = members
            .iter()
            .map(|it| (code.text(it.name), arity(&code.source()[it.name.end as usize..])))
            .collect();
        // The longest name is that of the fewest.
        let (longest, _) = wanted.iter().max_by_key(|it| it.0.len())?;
        let word = format!(") {longest}(");
        let finder = memchr::memmem::Finder::new(&word);
        let mut found = Vec::new();
        for by in self.project.units().filter(|it| self.project.family(*it) == Family::Go) {
            let has = |text: Arc<str>| finder.find(text.as_bytes()).is_some();
            if !self.project.text(by).is_some_and(has) {
                continue;
            }
            let Some(own) = self.code(by) else { continue };
            let methods = own
                .functions()
                .filter(|it| it.1.takes_receiver && it.1.name.is_some_and(|it| own.text(it) == *longest));
            for (_, function) in methods {
                let Some(of) = function.params.first().and_then(|it| it.ty).and_then(|it| own.type_name(it))
                else {
                    continue;
                };
                if DOUBLES.iter().any(|it| of.contains(it)) {
                    continue;
                }
                let package = self.package_of(by);
                let has = |(name, arity): &(&str, (usize, bool))| {
                    let method = package.method(of, name).and_then(|(unit, it)| Some((self.code(unit)?, it)));
                    method.is_some_and(|(code, it)| {
                        let params = &code.function(it).params;
                        let is_rest = params.last().is_some_and(|it| it.is_rest);
                        (params.len().saturating_sub(1), is_rest) == *arity
                    })
                };
                if !wanted.iter().all(has) {
                    continue;
                }
                if let Named::Class(unit, class) = self.named_type(by, &own, of)
                    && !found.contains(&(unit, class))
                {
                    found.push((unit, class));
                }
            }
            if found.len() > MOST {
                return None;
            }
        }
        Some(found)
    }

    /// A call of a method of an interface that nobody in the project stands for.
    pub(in super::super) fn go_shape_call(
        &mut self,
        unit: UnitId,
        ty: TypeId,
        site: &Site,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        let of_parent = function.of_parent || arguments.iter().any(|it| it.of_parent);
        self.run_callbacks(arguments, &Value::data().and(of_parent));
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let Type::Function(gives) = code.ty(ty) else { return Value::unknown().and(of_parent) };
        let all: Vec<TypeId> = match code.ty(gives) {
            Type::Several(all) => code.several_types(all).collect(),
            _ => vec![gives],
        };
        if let Some(kind) = self.answers(unit, &code, &all) {
            return self.access(site, kind, of_parent, None, true, None);
        }
        let first = all.first().map_or_else(Value::unknown, |it| self.of_type(unit, *it));
        if matches!(first.kind, Kind::Client(_) | Kind::Function(_) | Kind::Shape(..)) {
            return first.and(of_parent);
        }
        // Of what is only declared its name tells as much as without: `For(ctx).Users.Load`.
        let what = without_arguments(site.code.text(site.code.range(site.callee))).replace("(…)", "");
        let names: Vec<Rc<str>> = what.split('.').map(Rc::from).collect();
        let is_named = |it: &Rc<str>| it.chars().all(|it| it.is_alphanumeric() || it == '_');
        if names.iter().all(is_named) {
            return self.guessed(site, function, &names, arguments);
        }
        self.unresolved(site, of_parent);
        Value::unknown().and(of_parent)
    }

    /// What is asked by something that gives results of these types: rows, a response.
    fn answers(&mut self, unit: UnitId, code: &Arc<Code>, all: &[TypeId]) -> Option<ClientKind> {
        all.iter().find_map(|&it| {
            let name = code.type_name(it)?;
            let Named::External(path, name) = self.named_type(unit, code, name) else { return None };
            let kind = catalogue::package(&path)?;
            let is_answer = catalogue::of_type(&path, &name) == TypeIs::Data
                && ["Row", "Rows", "Result", "Response", "Cursor", "SingleResult", "Cmd", "CommandTag"]
                    .iter()
                    .any(|it| name.ends_with(it));
            is_answer.then_some(kind)
        })
    }
}

/// How many parameters stand in the parentheses at the start of the text, and whether the last takes all the rest.
fn arity(text: &str) -> (usize, bool) {
    let (mut depth, mut count, mut is_any, mut is_rest) = (0_u32, 0, false, false);
    for (at, it) in text.bytes().enumerate() {
        match it {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            b',' if depth == 1 => {
                // One behind the last parameter adds none.
                count += usize::from(text[at + 1..].trim_start().bytes().next().is_some_and(|it| it != b')'));
            }
            b'.' if depth == 1 && text[at..].starts_with("...") => is_rest = true,
            _ if depth == 0 => break,
            _ => {}
        }
        is_any |= depth == 1 && !it.is_ascii_whitespace() && it != b'(';
    }
    (if is_any { count + 1 } else { 0 }, is_rest)
}

#[cfg(test)]
mod tests {
    use super::arity;

    #[test]
    fn parameters_are_counted() {
        for (text, found) in [
            ("() error", (0, false)),
            ("(ctx context.Context) (*A, error)", (1, false)),
            ("(ctx context.Context, in *B, opts ...grpc.CallOption) (*C, error)", (3, true)),
            ("(f func(a, b int) error, m map[string]int)", (2, false)),
            ("(\n\ta int,\n\tb string,\n) error", (2, false)),
            ("", (0, false)),
        ] {
            assert_eq!(arity(text), found, "{text}");
        }
    }
}
