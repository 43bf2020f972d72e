//! Functions that are reached through a registry which is put together while the program runs: `context.queries.orderById(context, id)`. Where
//! only one file gives a function of that name to others, it is that one; though nothing says so but the name.

use super::calls::Site;
use super::*;

/// A shorter name may be anybody's.
const SHORTEST: usize = 6;
/// What stands before the name of a function that a file gives to others.
const BEFORE: [&str; 7] = [
    "export default async function ",
    "export default function ",
    "export async function ",
    "export function ",
    "export const ",
    "module.exports.",
    "exports.",
];

/// By the names of functions the file that gives one to others, where there is only one.
pub(super) type ExportedNames = FxHashMap<Rc<str>, Option<UnitId>>;

impl Eval<'_> {
    /// Calls the only function of the project that is called so, as far as the name is all that is known.
    pub(super) fn call_by_name(
        &mut self,
        site: &Site,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Option<Value> {
        let name = names.last().filter(|it| names.len() > 1 && it.len() >= SHORTEST)?;
        let unit = (*self.exported_names().get(name)?)?;
        let mut function = self.export(unit, name);
        if function.functions().is_empty() {
            function = self.export(unit, "default");
        }
        if function.functions().is_empty() {
            return None;
        }
        Some(self.invoke_guessed(site, &Value::unknown(), &function, arguments))
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

    fn exported_names(&mut self) -> Rc<ExportedNames> {
        if let Some(known) = &self.exported_names {
            return Rc::clone(known);
        }
        let mut found = ExportedNames::default();
        for unit in self.project.own() {
            let Some(text) = self.project.text(unit) else { continue };
            for at in memchr::memmem::find_iter(text.as_bytes(), "export") {
                let start = if text[..at].ends_with("module.") { at - "module.".len() } else { at };
                let Some(rest) = BEFORE.iter().find_map(|it| text[start..].strip_prefix(it)) else {
                    continue;
                };
                let end = rest.find(|it: char| !it.is_alphanumeric() && !matches!(it, '_' | '$'));
                let name = &rest[..end.unwrap_or(rest.len())];
                if name.len() >= SHORTEST {
                    let known = found.entry(name.into());
                    known.and_modify(|it| *it = it.filter(|it| *it == unit)).or_insert(Some(unit));
                }
            }
        }
        let found = Rc::new(found);
        self.exported_names = Some(Rc::clone(&found));
        found
    }
}
