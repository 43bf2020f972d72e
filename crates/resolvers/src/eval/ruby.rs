//! What Ruby says that other languages say differently: everything is a call, constants are found by their names wherever they stand, classes are put
//! together from modules and macros, and rows ask for their relations when these are read.

mod calls;
mod classes;
mod collections;
mod constants;
mod containers;
mod externals;
mod instances;
mod loaders;
mod policies;
mod queries;
mod rows;
mod sends;

pub(crate) use classes::{Ancestor, Found, Macro};
pub(crate) use loaders::KEYS;
pub(crate) use rows::{Mapper, loaded_as};

use super::calls::Site;
use super::*;
use crate::catalogue::ClientKind;
use crate::value::Query;

/// A class: the file and its number.
pub(crate) type ClassOf = (UnitId, ClassId);

/// What is known of Ruby alone.
#[derive(Default)]
pub(crate) struct State {
    constants: constants::Constants,
    classes: classes::Classes,
    /// What maps the rows of a class, where something does.
    mappers: FxHashMap<ClassOf, Option<Mapper>>,
    /// What containers have.
    registered: Option<Rc<containers::Registered>>,
    /// Relations of rows that were looked up.
    relations: FxHashMap<(UnitId, ClassId, Rc<str>), Option<python::Relation>>,
    /// Relations that loaders of this run have loaded.
    preloaded: Vec<Rc<str>>,
    /// Whether relations are loaded for all rows of a query when the first of them is asked.
    pub(crate) loads_for_all: bool,
}

impl State {
    /// A run starts.
    pub(super) fn start(&mut self) {
        self.preloaded.clear();
    }
}

/// The block that a call is given, as it stands among arguments.
const BLOCK: &str = "&";

/// The arguments without the block.
pub(crate) fn without_block(arguments: &[Value]) -> impl Iterator<Item = &Value> {
    arguments.iter().filter(|it| !is_block(it))
}

/// The arguments that have no names.
pub(crate) fn plain(arguments: &[Value]) -> impl Iterator<Item = &Value> {
    arguments.iter().filter(|it| !matches!(it.kind, Kind::Named(_)))
}

/// The argument that is given by its name.
pub(crate) fn named(arguments: &[Value], name: &str) -> Option<Value> {
    arguments.iter().find_map(|it| match &it.kind {
        Kind::Named(named) if &*named.0 == name => Some(named.1.clone()),
        _ => None,
    })
}

fn is_block(value: &Value) -> bool {
    matches!(&value.kind, Kind::Named(named) if &*named.0 == BLOCK)
}

/// The block that a call is given.
fn block(arguments: &[Value]) -> Option<Value> {
    named(arguments, BLOCK)
}

/// Whether a name is a constant's.
pub(crate) fn is_constant(name: &str) -> bool {
    name.trim_start_matches(':').starts_with(|it: char| it.is_uppercase())
}

/// The name of a relation's row class, of a file, of a method: `CamelCase` as `snake_case`.
pub(crate) fn underscored(name: &str) -> String {
    let mut found = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    let mut letters = name.chars().peekable();
    while let Some(it) = letters.next() {
        let ends_word = before.is_lowercase() || before.is_ascii_digit();
        let starts_word = before.is_uppercase() && letters.peek().is_some_and(|it| it.is_lowercase());
        if it.is_uppercase() && (ends_word || starts_word) {
            found.push('_');
        }
        found.extend(it.to_lowercase());
        before = it;
    }
    found
}

/// The name of a class by that of what it makes: `line_items` as `LineItems`.
pub(crate) fn camelized(name: &str) -> String {
    let mut found = String::with_capacity(name.len());
    for (at, part) in name.split('/').enumerate() {
        if at > 0 {
            found.push_str("::");
        }
        for word in part.split('_') {
            let mut letters = word.chars();
            found.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            found.push_str(letters.as_str());
        }
    }
    found
}

/// Of several one, as far as endings tell.
pub(crate) fn singular(name: &str) -> String {
    const UNEVEN: [(&str, &str); 14] = [
        ("people", "person"),
        ("children", "child"),
        ("men", "man"),
        ("women", "woman"),
        ("mice", "mouse"),
        ("geese", "goose"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("data", "datum"),
        ("media", "medium"),
        ("movies", "movie"),
        ("series", "series"),
        ("news", "news"),
        ("leaves", "leaf"),
    ];
    for (many, one) in UNEVEN {
        if let Some(stem) = name.strip_suffix(many)
            && (stem.is_empty() || stem.ends_with('_'))
        {
            return format!("{stem}{one}");
        }
    }
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let is_whole =
        ["uses", "ouses", "auses"].iter().any(|it| name == *it || it.len() > 4 && name.ends_with(it));
    if is_whole {
        return name[..name.len() - 1].to_owned();
    }
    for ending in ["sses", "shes", "ches", "xes", "zes", "uses"] {
        if name.ends_with(ending) {
            return name[..name.len() - 2].to_owned();
        }
    }
    if name.ends_with("ss") || name.ends_with("us") || name.ends_with("is") {
        return name.to_owned();
    }
    name.strip_suffix('s').unwrap_or(name).to_owned()
}

/// A chain of calls as it is written, but for breaks of lines and what stands in parentheses and blocks.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 80;
    let mut short = String::new();
    let mut depth = 0_u32;
    for it in text.chars().filter(|it| !it.is_whitespace()) {
        match it {
            '(' | '{' | '[' => {
                if depth == 0 {
                    short.push(it);
                    short.push('…');
                }
                depth += 1;
            }
            ')' | '}' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    short.push(it);
                }
            }
            _ if depth == 0 => short.push(it),
            _ => {}
        }
    }
    match short.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &short[..at]),
        None => short,
    }
}

impl Eval<'_> {
    /// How a call is told to people.
    fn told(site: &Site) -> Call {
        Call { place: site.place(), what: shown(site.code.text(site.code.range(site.callee))) }
    }

    /// A query of a class of rows, which asks when it is read.
    fn query_of(class: Option<ClassOf>, is_certain: bool) -> Value {
        Value::new(Kind::Query(Rc::new(Query { methods: class, is_certain, ..Query::default() })))
    }

    /// Notes that something was asked for that the row has, or that it is part of.
    fn asked(
        &mut self,
        site: &Site,
        of_parent: bool,
        is_certain: bool,
        relation: Option<Rc<str>>,
        part_of: Option<Rc<str>>,
    ) {
        let call = Self::told(site);
        self.note(call, None, of_parent, is_certain, (relation, part_of));
    }

    /// A row that was asked for.
    fn row(&mut self, class: Option<ClassOf>, of_parent: bool) -> Value {
        match class {
            Some((unit, class)) => self.injected_ruby(unit, class).and(of_parent),
            None => Value::data().and(of_parent),
        }
    }

    /// An instance of a class that somebody else makes.
    pub(crate) fn injected_ruby(&mut self, unit: UnitId, class: ClassId) -> Value {
        if let Some(known) = self.instances.get(&(unit, class)) {
            return Value::new(Kind::Instance(Rc::clone(known)));
        }
        let made = self.instance(Instance::new(unit, class, None, Phase::Request));
        self.instances.insert((unit, class), Rc::clone(&made));
        Value::new(Kind::Instance(made))
    }

    /// Something to ask with that only its name tells.
    fn client_by_name(name: &str) -> Option<Value> {
        let kind = crate::catalogue::ruby::named(name)?;
        let client = Client { kind, member: None, access: None, loader: None, is_certain: false, row: None };
        Some(Value::new(Kind::Client(Rc::new(client))))
    }

    /// An answer of something that is asked, of which nothing more is known.
    fn answer(&mut self, site: &Site, kind: ClientKind, of_parent: bool, is_certain: bool) -> Value {
        self.access(site, kind, of_parent, None, is_certain, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_others() {
        for (name, expected) in
            [("LineItem", "line_item"), ("HTMLPage", "html_page"), ("A", "a"), ("PostV2", "post_v2")]
        {
            assert_eq!(underscored(name), expected);
        }
        assert_eq!(camelized("line_items"), "LineItems");
        assert_eq!(camelized("admin/user"), "Admin::User");
        for (many, one) in [
            ("comments", "comment"),
            ("categories", "category"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("people", "person"),
            ("statuses", "status"),
            ("status", "status"),
            ("news", "news"),
            ("houses", "house"),
        ] {
            assert_eq!(singular(many), one, "{many}");
        }
    }
}
