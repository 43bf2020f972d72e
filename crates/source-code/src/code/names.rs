//! What names mean in a function.

use super::{Binding, Code, Function, FunctionId, Source};

/// Puts bindings in the order of their names, and those of one name in the order of the text.
pub(super) fn sort(bindings: &mut [Binding], text: &str) {
    bindings.sort_by(|a, b| (a.name.of(text), a.name.start).cmp(&(b.name.of(text), b.name.start)));
}

/// Those of `bindings`, which are [sorted](sort), whose name that is.
pub(super) fn bound<'b>(bindings: &'b [Binding], text: &str, name: &str) -> &'b [Binding] {
    let start = bindings.partition_point(|it| it.name.of(text) < name);
    let found = &bindings[start..];
    &found[..found.iter().take_while(|it| it.name.of(text) == name).count()]
}

impl Binding {
    /// Whether it names a type only.
    pub fn is_type(&self) -> bool {
        matches!(self.source, Source::Type(_))
    }
}

impl<'c> Function<'c> {
    /// Everything that is bound in it, in the order of the text.
    pub fn bindings(&self) -> Vec<&'c Binding> {
        let mut all: Vec<&'c Binding> = self.bindings.iter().collect();
        all.sort_by_key(|it| it.name.start);
        all
    }
}

impl Code {
    /// What `name` is bound to in the function itself: its declaration and each value that it is given later.
    pub fn lookup(&self, function: FunctionId, name: &str) -> &[Binding] {
        bound(self.functions.bindings(function), &self.text, name)
    }

    /// What `name` means in the function, and the function around it that binds it.
    pub fn resolve(&self, function: FunctionId, name: &str) -> Option<(FunctionId, &[Binding])> {
        let mut scope = Some(function);
        while let Some(function) = scope {
            let found = self.lookup(function, name);
            if !found.is_empty() {
                return Some((function, found));
            }
            scope = self.function(function).parent;
        }
        None
    }
}
