//! Objects of a type of Python that hold the row that they are about: what is asked for only where one holds none.

use wirelint_source_code::Family;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, Condition};

use super::{Judge, Run};
use crate::access::Access;
use crate::frameworks::{Link, Resolver};
use crate::project::Place;
use crate::value::{Kind, Value};

/// How far up the lists are followed whose elements are parts of something else.
const DEPTH: u32 = 3;

impl Judge<'_, '_> {
    /// Whether what a resolver gives is made with a property of that name, as far as its code shows.
    pub(super) fn holds(&mut self, run: &Run, name: &str) -> bool {
        run.is_made_by_place || self.gives_argument(run, name)
    }

    /// Whether something is asked for only where the parent does not hold what every list gives it: `if self.row: return self.row`.
    pub(super) fn is_only_without(&mut self, link: &Link, access: &Access) -> bool {
        if link.framework.family() != Family::Python {
            return false;
        }
        let places = std::iter::once(access.place).chain(access.calls.iter().map(|it| it.place));
        let names: Vec<String> = places.flat_map(|it| self.missing_at(it)).collect();
        names.iter().any(|it| {
            self.unloaded.clear();
            self.all_hold(&link.ty, it, DEPTH)
        })
    }

    /// The properties that something does not have where the place is come to, by their names.
    fn missing_at(&self, place: Place) -> Vec<String> {
        let Some(code) = self.eval.code(place.unit).filter(|it| it.language() == Language::Python) else {
            return Vec::new();
        };
        let around = code.functions().filter(|it| it.1.range.contains(place.range));
        let conditions = around.flat_map(|it| it.1.conditions);
        conditions.filter_map(|it| missing(&code, it, place)).collect()
    }

    /// Whether all who give many of the type give each of them such a property.
    fn all_hold(&mut self, ty: &str, name: &str, depth: u32) -> bool {
        let (schema, links) = (self.schema, self.links);
        let mut is_any = false;
        for (owner, field) in schema.producers(ty) {
            let is_list = schema.field(owner, field).is_some_and(|it| it.is_list);
            let is_reached = schema.is_root(owner) || self.reach.is_reached(owner);
            if !is_reached || !is_list && self.reach.many(owner).is_none() {
                continue;
            }
            is_any = true;
            let holds = match self.link_of(owner, field).map(|it| &links[it]) {
                Some(link) if matches!(link.resolver, Resolver::Function(..)) => {
                    let run = self.run(link);
                    self.holds(&run, name)
                }
                None => {
                    depth > 0
                        && !schema.is_root(owner)
                        && owner != ty
                        && self.all_hold(owner, name, depth - 1)
                }
                _ => false,
            };
            if !holds {
                // Who gives one without it is shown, whoever else gives one.
                self.unloaded.push((owner.to_owned(), field.to_owned()));
                return false;
            }
        }
        is_any
    }
}

/// The property that something does not have where the place is, going by a condition: where `if self.row:` did not hold, or `if not self.row:` does.
fn missing(code: &Code, condition: &Condition, place: Place) -> Option<String> {
    let test = code.text(code.range(condition.test)).trim();
    let (of, is_without) = match test {
        _ if test.starts_with("not ") => (test[4..].trim(), true),
        _ if test.ends_with(" is not None") => (test.trim_end_matches(" is not None"), false),
        _ if test.ends_with(" is None") => (test.trim_end_matches(" is None"), true),
        _ => (test, false),
    };
    let is_there = match is_without {
        true => condition.then.contains(place.range),
        false => {
            let is_after = place.range.start >= condition.then.end;
            is_after && (condition.ends || is_otherwise(code, condition, place))
        }
    };
    let (object, name) = of.rsplit_once('.').filter(|_| is_there)?;
    let is_name = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '_');
    (is_name(object) && is_name(name)).then(|| name.to_owned())
}

/// Whether the place is in the `else` of a condition.
fn is_otherwise(code: &Code, condition: &Condition, place: Place) -> bool {
    let source = code.source();
    let rest = &source[condition.then.end as usize..];
    let Some(otherwise) = rest.trim_start().strip_prefix("else") else { return false };
    let start = source.len() - otherwise.len();
    if !otherwise.trim_start().starts_with(':') || (place.range.start as usize) < start {
        return false;
    }
    // Further in than `else` itself, and so is all that is between.
    let column = start - "else".len() - source[..start].rfind('\n').map_or(0, |it| it + 1);
    let between = &source[start..place.range.end as usize];
    let is_in = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() > column;
    between.lines().skip(1).all(is_in)
}

/// Whether something that is given is made with what has no name.
pub(super) fn is_made_by_place(value: &Value) -> bool {
    fn is_so(value: &Value, depth: u32) -> bool {
        match &value.kind {
            Kind::List(all) | Kind::OneOf(all) => depth > 0 && all.iter().any(|it| is_so(it, depth - 1)),
            Kind::Instance(it) => {
                let given = it.arguments.as_deref().unwrap_or_default();
                given.iter().any(|it| match &it.kind {
                    Kind::Named(named) => named.0.is_empty() || depth > 0 && is_so(&named.1, depth - 1),
                    _ => true,
                })
            }
            _ => false,
        }
    }
    is_so(value, 6)
}

#[cfg(test)]
mod tests {
    use wirelint_source::TextRange;
    use wirelint_source_code::Language;
    use wirelint_source_code::code::Code;

    use super::missing;
    use crate::project::{Place, UnitId};

    #[test]
    fn conditions_say_what_is_missing() {
        for (text, expected) in [
            ("if self.row:\n    return self.row\nask()", Some("row")),
            ("if self.row is not None:\n    return 1\nask()", Some("row")),
            ("if self.row:\n    a = 1\nelse:\n    b = 2\n\n    ask()", Some("row")),
            ("if self.row:\n    a = 1\nelse:\n    b = 2\nask()", None),
            ("if self.row:\n    a = 1\nask()", None),
            ("if self.row:\n    ask()", None),
            ("if not self.row:\n    ask()", Some("row")),
            ("if self.row is None:\n    ask()", Some("row")),
            ("if self.row is None:\n    return\nask()", None),
            ("if f(self.row):\n    return 1\nask()", None),
        ] {
            let body = text.replace('\n', "\n    ");
            let text = format!("def f(self):\n    {body}\n");
            let code = Code::read(Language::Python, text.as_str()).expect("it is Python");
            let at = text.find("ask()").expect("it asks") as u32;
            let place = Place { unit: UnitId(0), range: TextRange::new(at, at + 5) };
            let mut conditions = code.functions().flat_map(|it| it.1.conditions);
            assert_eq!(conditions.find_map(|it| missing(&code, it, place)).as_deref(), expected, "{text}");
        }
    }
}
