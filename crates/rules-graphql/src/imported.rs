//! What documents may have from files that they import and that nobody looks at.

use rustc_hash::FxHashSet;
use wirelint_graphql::faults::Fault;
use wirelint_graphql::imports::{imports, target};
use wirelint_lint::Context;
use wirelint_source::FileId;

use crate::Subject;

/// Whether the name at which `fault` is may be that of something that its file imports, itself or through other files, from one that is not
/// among those of the schema.
pub(crate) fn may_be_imported(_: &mut Context<'_>, subject: Subject<'_>, fault: &Fault) -> bool {
    let docs = subject.schema.docs();
    let number_of = |file: FileId| docs.iter().position(|it| it.file == Some(file));
    let Some(first) = number_of(fault.span.file) else { return false };
    let parse = &docs[first].parse;
    let name = parse.absolute(fault.span.item, fault.span.range).of(parse.text());
    if imports(parse).next().is_none() {
        return false;
    }
    let numbers = subject.numbers();
    let mut seen = FxHashSet::from_iter([first]);
    let mut open = vec![first];
    while let Some(number) = open.pop() {
        let Some(own) = docs[number].file.map(|it| subject.surroundings.path(it)) else { continue };
        for import in imports(&docs[number].parse) {
            let known = target(&own, import.path).and_then(|it| numbers.get(&it).copied());
            match known {
                Some(next) if seen.insert(next) => open.push(next),
                Some(_) => {}
                // What is imported by name is just that.
                None => {
                    if import.names.is_empty() || import.names.iter().any(|it| it.definition == name) {
                        return true;
                    }
                }
            }
        }
    }
    false
}
