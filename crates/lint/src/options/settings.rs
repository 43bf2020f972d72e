//! Mappings with certain keys.

use std::any::Any;

use crate::options::{Data, Fault, FaultKind, OptionSet, Pair, Said, Setting, Value};

/// A struct that [`options!`](crate::options!) declared: the options of a rule, or a mapping among them.
pub trait Settings: Setting {
    /// What it has.
    const SET: &'static OptionSet;

    /// What holds where nothing is said.
    fn usual() -> &'static Self;

    /// The struct from what was said of its fields.
    fn told(said: &[Option<Said>]) -> Self;

    /// What stands in it that is not usual, in pairs of names and values as one would write them.
    fn unusual(&self) -> Vec<(String, String)>;
}

/// Reads the pairs of a mapping: what they say of each field of `set`, by its place. `within` is what a message calls the mapping.
pub fn read_settings<'v>(
    set: &OptionSet,
    pairs: impl IntoIterator<Item = &'v Pair>,
    within: &str,
    also: &[&'static str],
    faults: &mut Vec<Fault>,
) -> Vec<Option<Said>> {
    let mut said: Vec<Option<Said>> = vec![None; set.width()];
    let mut first = vec![None; set.fields.len()];
    let mut rest = Vec::new();
    for pair in pairs {
        let key = &pair.key;
        let Some(at) = set.place(&key.text) else {
            if set.rest.is_some_and(|it| (it.takes)(&key.text)) {
                rest.push(pair);
            } else {
                let allowed = also.iter().copied().chain(set.keys()).collect();
                faults.push(key.fault(FaultKind::UnknownKey { within: within.into(), allowed }));
            }
            continue;
        };
        if let Some(first) = first[at] {
            faults.push(key.fault(FaultKind::Twice { first }));
            continue;
        }
        first[at] = Some(key.range);
        // A key whose content is commented out says nothing.
        if pair.value.data != Data::Nothing {
            said[at] = (set.fields[at].read)(&pair.value, &format!("`{}`", key.text), faults);
        }
    }
    if let Some(it) = set.rest.filter(|_| !rest.is_empty()) {
        said[set.fields.len()] = Some((it.read)(&rest, faults));
    }
    said
}

/// Reads a mapping, or the value of the field that a value means which is none.
pub fn read<T: Settings>(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<T> {
    let set = T::SET;
    if let Data::Map(pairs) = &value.data {
        return Some(T::told(&read_settings(set, pairs, of, &[], faults)));
    }
    let Some(at) = set.short.and_then(|it| set.place(it)) else {
        value.is_no(T::shape().noun(), of, faults);
        return None;
    };
    if matches!(value.data, Data::Nothing | Data::List(_)) {
        value.is_no(T::shape().noun(), of, faults);
        return None;
    }
    let mut said = vec![None; set.width()];
    said[at] = Some((set.fields[at].read)(value, of, faults)?);
    Some(T::told(&said))
}

/// How one would write it.
pub fn show<T: Settings>(settings: &T) -> Option<String> {
    let unusual = settings.unusual();
    match &*unusual {
        [] => None,
        [(name, value)] if Some(&**name) == T::SET.short => Some(value.clone()),
        pairs => {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            Some(format!("{{ {} }}", pairs.join(", ")))
        }
    }
}

/// What was said of a field, else what is `usual`.
pub fn said_or<T: Setting>(said: Option<&Option<Said>>, usual: &T) -> T {
    let said = said.and_then(Option::as_deref);
    said.and_then(|it: &(dyn Any + Send + Sync)| it.downcast_ref()).unwrap_or(usual).clone()
}
