//! The types that an option can have.

use std::collections::BTreeMap;
use std::fmt::Debug;

use wirelint_source::TextRange;

use crate::options::{Data, Fault, FaultKind, Pair, Shape, Value};

/// A type that an option can have.
pub trait Setting: Clone + PartialEq + Debug + Send + Sync + 'static {
    /// What it takes.
    fn shape() -> Shape;

    /// Reads `value`, which messages call `of` ("`max_depth`"). Where that is not possible, says why and gives nothing.
    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self>;

    /// How one would write it; `None` where one would say nothing.
    fn show(&self) -> Option<String>;
}

/// A type that keys of a mapping can have.
pub trait Key: Clone + Ord + Debug + Send + Sync + 'static {
    /// What it is, with an article: "a name".
    const NOUN: &'static str;

    /// What it matches, as a pattern of JSON Schema, if it must match something.
    const PATTERN: Option<&'static str> = None;

    /// Reads it. The error is a few words that say why that is not possible.
    fn read(text: &str) -> Result<Self, String>;

    /// How one would write it.
    fn show(&self) -> String;
}

/// A type that stands for one of several words: see [`words!`](crate::words!).
pub trait Word: Copy + PartialEq + Debug + Send + Sync + 'static {
    /// The words with what they mean.
    const WORDS: &'static [(&'static str, &'static str)];

    /// The one at that place among them.
    fn at(place: usize) -> Self;

    /// The word.
    fn as_str(self) -> &'static str;
}

/// One of something, or a list of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OneOrSeveral<T>(pub Vec<T>);

impl Setting for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        if let Data::Bool(it) = value.data {
            return Some(it);
        }
        value.is_no(Self::shape().noun(), of, faults);
        None
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Setting for u32 {
    fn shape() -> Shape {
        Shape::Whole { least: 0, most: i64::from(Self::MAX) }
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        read_whole(0..=i64::from(Self::MAX), value, of, faults)
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Setting for String {
    fn shape() -> Shape {
        Shape::Text { noun: "a string", pattern: None }
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        if let Some(text) = value.as_text() {
            return Some(text.into());
        }
        value.is_no("a string", of, faults);
        None
    }

    fn show(&self) -> Option<String> {
        Some(show_text(self))
    }
}

impl<T: Setting> Setting for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        T::read(value, of, faults).map(Some)
    }

    fn show(&self) -> Option<String> {
        self.as_ref().and_then(T::show)
    }
}

impl<T: Setting> Setting for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let Data::List(elements) = &value.data else {
            value.is_no(Self::shape().noun(), of, faults);
            return None;
        };
        let of = format!("an element of {of}");
        Some(elements.iter().filter_map(|it| T::read(it, &of, faults)).collect())
    }

    fn show(&self) -> Option<String> {
        let elements: Vec<String> = self.iter().filter_map(T::show).collect();
        Some(format!("[{}]", elements.join(", ")))
    }
}

impl<T: Setting> Setting for OneOrSeveral<T> {
    fn shape() -> Shape {
        Shape::Either(Box::new(T::shape()), Box::new(Vec::<T>::shape()))
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        match value.data {
            Data::List(_) => Vec::read(value, of, faults).map(Self),
            Data::Nothing | Data::Map(_) => {
                value.is_no(Self::shape().noun(), of, faults);
                None
            }
            _ => T::read(value, of, faults).map(|it| Self(vec![it])),
        }
    }

    fn show(&self) -> Option<String> {
        match &*self.0 {
            [only] => only.show(),
            _ => self.0.show(),
        }
    }
}

impl<K: Key, T: Setting> Setting for BTreeMap<K, T> {
    fn shape() -> Shape {
        let key = Shape::Text { noun: K::NOUN, pattern: K::PATTERN };
        Shape::Map { key: Box::new(key), value: Box::new(T::shape()) }
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let Data::Map(pairs) = &value.data else {
            value.is_no(Self::shape().noun(), of, faults);
            return None;
        };
        let pairs: Vec<&Pair> = pairs.iter().collect();
        Some(read_map(&pairs, of, faults))
    }

    fn show(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let pairs =
            self.iter().filter_map(|(key, it)| Some(format!("{}: {}", show_text(&key.show()), it.show()?)));
        Some(format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", ")))
    }
}

impl Key for String {
    const NOUN: &'static str = "a name";

    fn read(text: &str) -> Result<Self, String> {
        Ok(text.into())
    }

    fn show(&self) -> String {
        self.clone()
    }
}

/// Reads the pairs of a mapping of names.
pub fn read_map<K: Key, T: Setting>(pairs: &[&Pair], of: &str, faults: &mut Vec<Fault>) -> BTreeMap<K, T> {
    let mut map = BTreeMap::new();
    let mut first: BTreeMap<K, TextRange> = BTreeMap::new();
    for pair in pairs {
        let key = match K::read(&pair.key.text) {
            Ok(key) => key,
            Err(reason) => {
                pair.key.is_refused(reason, &format!("a key of {of}"), faults);
                continue;
            }
        };
        if let Some(&first) = first.get(&key) {
            faults.push(pair.key.fault(FaultKind::Twice { first }));
            continue;
        }
        first.insert(key.clone(), pair.key.range);
        // A key whose content is commented out says nothing.
        if pair.value.data == Data::Nothing {
            continue;
        }
        if let Some(value) = T::read(&pair.value, &format!("`{}`", pair.key.text), faults) {
            map.insert(key, value);
        }
    }
    map
}

/// Reads a whole number in `range`.
pub fn read_whole<T: TryFrom<i64>>(
    range: std::ops::RangeInclusive<i64>,
    value: &Value,
    of: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let takes = Shape::Whole { least: *range.start(), most: *range.end() }.noun();
    match value.data {
        Data::Whole(number) if range.contains(&number) => T::try_from(number).ok(),
        Data::Whole(_) | Data::Number => {
            faults.push(value.fault(FaultKind::Other { of: of.into(), takes, words: Vec::new() }));
            None
        }
        _ => {
            value.is_no(takes, of, faults);
            None
        }
    }
}

/// Reads one of several words.
pub fn read_word<T: Word>(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<T> {
    let words = || T::WORDS.iter().map(|it| it.0);
    let Some(text) = value.as_text() else {
        value.is_no(Shape::Word(T::WORDS).noun(), of, faults);
        return None;
    };
    let Some(place) = words().position(|it| it == text) else {
        let takes = Shape::Word(T::WORDS).noun();
        faults.push(value.fault(FaultKind::Other { of: of.into(), takes, words: words().collect() }));
        return None;
    };
    Some(T::at(place))
}

/// How one would write `text` in configuration: with quotes only where it needs them.
pub fn show_text(text: &str) -> String {
    let is_plain = text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.' | '/'))
        && !matches!(text, "true" | "false" | "null" | "True" | "False" | "Null" | "TRUE" | "FALSE" | "NULL");
    if is_plain { text.into() } else { format!("{text:?}") }
}
