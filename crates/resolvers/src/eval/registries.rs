//! What is reached through a registry that is put together while the program runs: `context.queries.orderById(context, id)`,
//! `dataSources.Campus.getAddress(place)`. The name tells which function or class of the project is meant, where only one fits; though nothing
//! says so but the name.

use super::calls::Site;
use super::*;

/// A shorter name of a function may be anybody's, unless its folder is called like the registry.
const SHORTEST: usize = 6;
/// What stands before the name of what a file gives to others.
const BEFORE: [&str; 7] = [
    "export default async function ",
    "export default function ",
    "export async function ",
    "export function ",
    "export const ",
    "module.exports.",
    "exports.",
];
/// What may follow in the name of a class behind the name that it has in a registry.
const ENDINGS: [&str; 6] = ["DataSource", "Datasource", "API", "Api", "Service", "Repository"];

/// What files give to others, by its name, and classes by theirs. A file is called like what it gives without a name.
#[derive(Default)]
pub(super) struct Registries {
    functions: FxHashMap<Rc<str>, Vec<UnitId>>,
    /// In lower case; `None` where there are several.
    classes: FxHashMap<Rc<str>, Option<UnitId>>,
}

impl Eval<'_> {
    /// Calls the only function of the project that is called so, as far as the name is all that is known.
    pub(super) fn call_by_name(
        &mut self,
        site: &Site,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Option<Value> {
        let [.., registry, name] = names else { return None };
        let known = self.registries();
        let all = known.functions.get(name)?;
        let in_registry = |it: &&UnitId| {
            let folder = self.project.path(**it).rsplit('/').nth(1);
            folder.is_some_and(|it| it.eq_ignore_ascii_case(registry))
        };
        let mut of_registry = all.iter().filter(in_registry);
        let unit = match (of_registry.next(), of_registry.next(), all.as_slice()) {
            (Some(only), None, _) => *only,
            (None, None, [only]) if name.len() >= SHORTEST => *only,
            _ => return None,
        };
        let mut function = self.export(unit, name);
        if function.functions().is_empty() {
            function = self.export(unit, "default");
        }
        if function.functions().is_empty() {
            return None;
        }
        Some(self.invoke_guessed(site, &Value::unknown(), &function, arguments))
    }

    /// Calls the method of the only class that is called like what the method is asked of.
    pub(super) fn call_by_class(
        &mut self,
        site: &Site,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Option<Value> {
        let [.., of, name] = names else { return None };
        let unit = (*self.registries().classes.get(&*of.to_lowercase())?)?;
        let code = self.code(unit)?;
        let is_it = |it: &TextRange| registered(code.text(*it)).eq_ignore_ascii_case(of);
        let (class, _) = code.classes().find(|it| it.1.name.as_ref().is_some_and(is_it))?;
        let instance = self.injected_instance(unit, class);
        let method = self.member(&instance, name);
        if method.functions().is_empty() {
            return None;
        }
        Some(self.invoke_guessed(site, &instance, &method, arguments))
    }

    /// Calls what only its name says is called: what is asked for on the way is likely, not certain.
    pub(super) fn invoke_guessed(
        &mut self,
        site: &Site,
        receiver: &Value,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        self.guessing += 1;
        let value = self.invoke(site, Some(receiver), function, arguments);
        self.guessing -= 1;
        value
    }

    fn registries(&mut self) -> Rc<Registries> {
        if let Some(known) = &self.registries {
            return Rc::clone(known);
        }
        let mut found = Registries::default();
        for unit in self.project.own() {
            let Some(text) = self.project.text(unit) else { continue };
            found.read(unit, self.project.path(unit), &text);
        }
        let found = Rc::new(found);
        self.registries = Some(Rc::clone(&found));
        found
    }
}

impl Registries {
    fn read(&mut self, unit: UnitId, path: &str, text: &str) {
        let mut gives_itself = false;
        for at in memchr::memmem::find_iter(text.as_bytes(), "export") {
            let start = if text[..at].ends_with("module.") { at - "module.".len() } else { at };
            gives_itself |=
                text[start..].starts_with("export default ") || text[start..].starts_with("module.exports =");
            let Some(rest) = BEFORE.iter().find_map(|it| text[start..].strip_prefix(it)) else { continue };
            self.function(unit, name_at(rest));
        }
        if gives_itself {
            let stem = path.rsplit('/').next().and_then(|it| it.split('.').next());
            self.function(unit, stem.unwrap_or_default());
        }
        for at in memchr::memmem::find_iter(text.as_bytes(), "class ") {
            let is_word = !text[..at].ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '$'));
            let name = registered(name_at(&text[at + "class ".len()..]));
            if is_word && !name.is_empty() {
                let known = self.classes.entry(name.to_lowercase().into());
                known.and_modify(|it| *it = None).or_insert(Some(unit));
            }
        }
    }

    fn function(&mut self, unit: UnitId, name: &str) {
        if name.is_empty() {
            return;
        }
        let known = self.functions.entry(name.into()).or_default();
        if known.last() != Some(&unit) {
            known.push(unit);
        }
    }
}

/// The name that the text starts with.
fn name_at(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_alphanumeric() && !matches!(it, '_' | '$'));
    &text[..end.unwrap_or(text.len())]
}

/// The name by which a registry has the class of that name.
fn registered(class: &str) -> &str {
    ENDINGS.iter().find_map(|it| class.strip_suffix(it)).filter(|it| !it.is_empty()).unwrap_or(class)
}
