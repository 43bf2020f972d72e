//! What options say, however they are written: `(a).b = 1`, `(a) = { b: 1 }`.

use std::borrow::Cow;

use crate::link::{Linked, Target};
use crate::syntax::{MessageLiteral, Node, OptionDecl, OptionPart, Value};

/// An option that sets an extension, or something in it.
pub(super) struct Setting<'t> {
    /// The extension's full name; as it is written where it is not found.
    pub(super) extension: Cow<'t, str>,
    pub(super) option: OptionDecl<'t>,
    /// What is set in it, each name one step down.
    rest: Vec<&'t str>,
    value: Value<'t>,
}

/// What `options` of the document `doc` set in extensions.
pub(super) fn settings<'t>(
    linked: &Linked,
    doc: u32,
    options: impl Iterator<Item = OptionDecl<'t>>,
) -> Vec<Setting<'t>> {
    options
        .filter_map(|option| {
            let mut parts = option.parts();
            let Some(OptionPart::Extension(path)) = parts.next() else { return None };
            let extension = match linked.docs()[doc as usize].target(path.id()) {
                Some(Target::Symbol(it)) => linked.symbol(it).full_name().into(),
                _ => match path.name() {
                    Cow::Borrowed(it) => it.trim_start_matches('.').into(),
                    Cow::Owned(it) => it.trim_start_matches('.').to_owned().into(),
                },
            };
            let rest = parts.map(|it| it.node().text()).collect();
            Some(Setting { extension, option, rest, value: option.value()? })
        })
        .collect()
}

impl<'t> Setting<'t> {
    /// The value at the end of `path`, where this sets it.
    pub(super) fn get(&self, path: &[&str]) -> Option<Value<'t>> {
        let mut steps = path.strip_prefix(&*self.rest)?.iter();
        steps.try_fold(self.value, |value, step| value.message()?.field(step)?.value())
    }

    /// The value, where this sets the extension itself.
    pub(super) fn whole(&self) -> Option<Value<'t>> {
        self.get(&[])
    }

    /// The message literal, where this sets the extension itself with one.
    pub(super) fn literal(&self) -> Option<MessageLiteral<'t>> {
        self.whole()?.message()
    }
}

/// The option of that name, where it is set to `true`.
pub(super) fn flag<'t>(mut options: impl Iterator<Item = OptionDecl<'t>>, name: &str) -> Option<Node<'t>> {
    let option = options.find(|it| it.is(name))?;
    (option.value()?.bool() == Some(true)).then(|| option.node())
}
