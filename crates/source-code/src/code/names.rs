//! What names mean in a function.

use super::{Binding, Code, Function, FunctionId, Source};

/// Of a name. Names that differ may have one, so the text is compared as well.
pub(super) fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Those of `bindings`, which are sorted by their hash, whose name that is.
pub(super) fn bound<'b>(bindings: &'b [Binding], text: &str, name: &str) -> &'b [Binding] {
    let hash = hash(name);
    let start = bindings.partition_point(|it| it.hash() < hash);
    let found = &bindings[start..];
    let found = &found[..found.partition_point(|it| it.hash() == hash)];
    // Two names of one hash are so rare that then nothing is known.
    if found.iter().all(|it| it.name.of(text) == name) { found } else { &[] }
}

impl Binding {
    pub(super) fn hash(&self) -> u32 {
        self.hash
    }

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
