//! Rows of mappers: what they are related to, which is asked for when it is read.

use wirelint_source_code::code::Many;

use super::super::python::Relation;
use super::super::*;
use super::{Ancestor, ClassOf, Site, block, camelized, singular, underscored};
use crate::catalogue::ruby as catalogue;
use crate::value::Query;

/// What maps rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mapper {
    ActiveRecord,
    Mongoid,
    Sequel,
}

impl Mapper {
    /// The mapper whose rows extend or include the constant.
    pub(super) fn of(path: &str) -> Option<Self> {
        Some(match path {
            "ActiveRecord::Base" | "ApplicationRecord" => Self::ActiveRecord,
            "Mongoid::Document" => Self::Mongoid,
            "Sequel::Model" | "Sequel.Model" | "Sequel::Model()" => Self::Sequel,
            _ if path.ends_with("::ApplicationRecord") || path.ends_with("::BaseRecord") => {
                Self::ActiveRecord
            }
            _ => return None,
        })
    }
}

/// How a macro relates rows to others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Relating {
    /// The row has the key of the other one.
    BelongsTo,
    One,
    Many,
}

fn relating(name: &str) -> Option<Relating> {
    Some(match name {
        "belongs_to" | "many_to_one" => Relating::BelongsTo,
        "has_one" | "one_to_one" | "one_through_one" | "has_one_attached" | "has_rich_text" => Relating::One,
        "has_many" | "has_and_belongs_to_many" | "one_to_many" | "many_to_many" | "has_many_attached" => {
            Relating::Many
        }
        _ => return None,
    })
}

/// What else a relation is called where it is loaded: a file or a text that is attached, tags.
pub(crate) fn loaded_as(path: &str) -> Vec<String> {
    let (before, name) = path.rsplit_once("__").map_or(("", path), |it| it);
    let dots = if before.is_empty() { "" } else { "__" };
    let mut all: Vec<String> = ["_attachment", "_attachments", "_blob", "_blobs"]
        .iter()
        .map(|ending| format!("{before}{dots}{name}{ending}"))
        .collect();
    all.push(format!("{before}{dots}rich_text_{name}"));
    all.extend(name.strip_suffix("_list").map(|it| format!("{before}{dots}{it}s")));
    all
}

/// Whether a macro of a gem for tags gives the row tags of that name: `acts_as_taggable_on :skills`, which makes `skills` and `skill_list`.
fn tags(code: &Code, it: &super::Macro, name: &str) -> bool {
    if !it.name.starts_with("acts_as_taggable") {
        return false;
    }
    let many = name.strip_suffix("_list").map(|it| format!("{it}s"));
    let many = many.as_deref().unwrap_or(name);
    let mut named = code.several(it.arguments).filter(|it| matches!(code.expr(*it), Expr::Text));
    match it.arguments.is_empty() {
        true => many == "tags",
        false => named.any(|it| unquoted(code.text(code.range(it))) == many),
    }
}

impl Eval<'_> {
    /// The relation of a row by that name.
    pub(crate) fn ruby_relation(&mut self, row: ClassOf, name: &str) -> Option<Relation> {
        let key = (row.0, row.1, Rc::from(name));
        if let Some(known) = self.ruby.relations.get(&key) {
            return known.clone();
        }
        // Whoever comes back here meanwhile goes in a circle.
        self.ruby.relations.insert(key.clone(), None);
        let found = self.ruby_relation_here(row, name);
        self.ruby.relations.insert(key, found.clone());
        found
    }

    fn ruby_relation_here(&mut self, row: ClassOf, name: &str) -> Option<Relation> {
        for it in self.ruby_ancestors(row).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { continue };
            for it in &info.macros {
                if tags(&code, it, name) {
                    let place = Place { unit, range: code.range(it.call) };
                    return Some(Relation {
                        row: None,
                        is_many: true,
                        is_manager: true,
                        is_lazy: true,
                        back: None,
                        place,
                        is_nullable: true,
                        is_promise: false,
                    });
                }
                let Some(how) = relating(&it.name) else { continue };
                let first = code.several(it.arguments).next()?;
                if matches!(code.expr(first), Expr::Text) && unquoted(code.text(code.range(first))) == name {
                    let place = Place { unit, range: code.range(it.call) };
                    return Some(self.declared_relation(
                        row,
                        (unit, class),
                        &code,
                        (&it.name, how),
                        (name, it.arguments),
                        place,
                    ));
                }
            }
        }
        None
    }

    /// Whether relations of rows of the class are loaded for all that were asked for together, when the first of them is.
    pub(crate) fn loads_for_all(&mut self, row: ClassOf) -> bool {
        if self.ruby.loads_for_all {
            return true;
        }
        self.ruby_ancestors(row).iter().any(|it| {
            let Ancestor::Class(unit, class) = *it else { return false };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { return false };
            info.macros.iter().filter(|it| &*it.name == "plugin").any(|it| {
                let first = code.several(it.arguments).next();
                first.is_some_and(|it| unquoted(code.text(code.range(it))) == "tactical_eager_loading")
            })
        })
    }

    /// The names of all relations of a row.
    pub(crate) fn ruby_relations(&mut self, row: ClassOf) -> Vec<Rc<str>> {
        let mut found = Vec::new();
        for it in self.ruby_ancestors(row).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { continue };
            for it in info.macros.iter().filter(|it| relating(&it.name).is_some()) {
                let first =
                    code.several(it.arguments).next().filter(|it| matches!(code.expr(*it), Expr::Text));
                found.extend(first.map(|it| Rc::from(unquoted(code.text(code.range(it))))));
            }
        }
        found
    }

    fn declared_relation(
        &mut self,
        row: ClassOf,
        (unit, class): ClassOf,
        code: &Arc<Code>,
        (macro_name, how): (&str, Relating),
        (name, arguments): (&str, Many),
        place: Place,
    ) -> Relation {
        let option = |key: &str| {
            let found = code.several(arguments).find_map(|it| code.keyword(it).filter(|it| it.0 == key))?.1;
            match code.expr(found) {
                Expr::Text => Some(unquoted(code.text(code.range(found))).to_owned()),
                Expr::Constant => None,
                _ => Some(code.text(code.range(found)).trim_end_matches(".name").to_owned()),
            }
        };
        let is_attached = macro_name.ends_with("_attached") || macro_name == "has_rich_text";
        let is_many = how == Relating::Many;
        let is_polymorphic =
            code.several(arguments).any(|it| code.keyword(it).is_some_and(|it| it.0 == "polymorphic"));
        let scope = code.class(class).body.unwrap_or(MODULE);
        let target = match option("class_name").or_else(|| option("class")) {
            _ if is_attached || is_polymorphic => None,
            Some(class) => Some(class),
            None => match option("through") {
                Some(through) => {
                    self.through_target(row, &through, &option("source").unwrap_or_else(|| name.to_owned()))
                }
                None => Some(camelized(&if is_many { singular(name) } else { name.to_owned() })),
            },
        };
        let target = target.and_then(|it| {
            let own = self.whole_name((unit, class));
            // A class beside its own is meant first.
            let beside = own.rsplit_once("::").map(|(outer, _)| format!("{outer}::{it}"));
            let value = match beside.and_then(|it| self.constant_called(&it)) {
                Some(value) => value,
                None => self.constant(unit, scope, &it),
            };
            match value.kind {
                Kind::Class(unit, class) => Some((unit, class)),
                _ => None,
            }
        });
        let back = match (how, option("inverse_of"), target) {
            (Relating::BelongsTo, ..) => None,
            (_, Some(inverse), _) => Some(Rc::from(inverse)),
            (_, None, Some(target)) if option("through").is_none() && option("as").is_none() => {
                let own = self.whole_name(row);
                let own = underscored(own.rsplit("::").next().unwrap_or(&own));
                self.has_relation(target, &own).then(|| own.into())
            }
            (_, None, _) => option("as").map(Into::into),
        };
        Relation {
            row: target,
            is_many,
            is_manager: is_many,
            is_lazy: true,
            back,
            place,
            is_nullable: true,
            is_promise: false,
        }
    }

    fn has_relation(&mut self, row: ClassOf, name: &str) -> bool {
        self.ruby_relations(row).iter().any(|it| &**it == name)
    }

    /// The name of the class that a relation through another one leads to.
    fn through_target(&mut self, row: ClassOf, through: &str, source: &str) -> Option<String> {
        let middle = self.deeper(|it| it.ruby_relation(row, through)).flatten()?.row?;
        let one = singular(source);
        for name in [one.as_str(), source] {
            if let Some(found) = self.deeper(|it| it.ruby_relation(middle, name)).flatten()
                && let Some(row) = found.row
            {
                return Some(format!("::{}", self.whole_name(row)));
            }
        }
        Some(camelized(&one))
    }

    /// A method of the parent, or of something of it.
    pub(super) fn send_to_parent(
        &mut self,
        site: &Site,
        receiver: &Value,
        parent: &Rc<Parent>,
        name: &str,
        given: &[Value],
    ) -> Value {
        if let Some(row) = parent.row {
            if let Some(relation) = self.relation_read(site, receiver, row, name) {
                return relation;
            }
            if let Some(found) = self.find(row, name, false) {
                return self.use_found(site, receiver, &found, given);
            }
            if self.mapper(row).is_some() {
                return self.send_to_row(site, receiver, row, name, given);
            }
        }
        let depends = true;
        // What wraps the object in older versions.
        if name == "object" && parent.path.is_empty() && given.is_empty() {
            return receiver.clone();
        }
        if let "[]" | "fetch" | "dig" | "read_attribute" | "public_send" = name {
            let key = given.first().and_then(Value::text);
            return match key {
                Some(key) => part(parent, &key),
                None => part(parent, ANY),
            };
        }
        // What only a relation of a row has.
        if catalogue::is_of_query(name) && !parent.path.is_empty() {
            let relation: Rc<str> = parent.path.join("__").into();
            let class = parent
                .path
                .last()
                .and_then(|it| self.class_called_like(site.frame.unit, site.frame.function, &singular(it)));
            let query = Query {
                methods: class,
                relation: Some(Rc::clone(&relation)),
                part_of: Some(relation),
                is_certain: false,
                made: None,
                row: None,
            };
            let query = Value::new(Kind::Query(Rc::new(query))).and(true);
            return self.send(site, &query, name, given);
        }
        if let Some(block) = block(given) {
            let element = part(parent, "element");
            let element = Value::data().and(element.of_parent);
            let value = self.call_block(Some(site), &block, &[element.clone(), element]);
            return match name {
                "map" | "flat_map" | "filter_map" | "collect" => Value::list(vec![value]).and(true),
                "each" | "select" | "filter" | "reject" | "sort_by" | "each_with_index" => receiver.clone(),
                _ => value.and(true),
            };
        }
        if given.is_empty() {
            return part(parent, name);
        }
        for it in given {
            self.read_ruby(it);
        }
        Value::data().and(depends)
    }

    /// A relation of a row that is read; `None` where the row has none of that name.
    fn relation_read(&mut self, site: &Site, receiver: &Value, row: ClassOf, name: &str) -> Option<Value> {
        // `tag_ids` are those of `tags`.
        let ids = name.strip_suffix("_ids");
        let Some(relation) = self.ruby_relation(row, name) else {
            let ids = ids?;
            let relations = self.ruby_relations(row);
            let many = relations.iter().find(|it| singular(it) == ids && ***it != *ids)?;
            self.ruby_relation(row, many).filter(|it| it.is_many)?;
            let path = path_of(receiver, many);
            self.asked(site, receiver.of_parent, true, path.clone(), path);
            return Some(Value::data().and(receiver.of_parent));
        };
        let path = path_of(receiver, name);
        let is_preloaded = self.ruby.preloaded.iter().any(|it| &**it == name || &**it == ANY);
        if is_preloaded || self.loads_for_all(row) {
            return Some(match relation.is_many {
                true => {
                    let row = self.row(relation.row, receiver.of_parent);
                    Value::list(vec![row]).and(receiver.of_parent)
                }
                false => self.row(relation.row, receiver.of_parent),
            });
        }
        if relation.is_many {
            let made = match site.frame.phase == Phase::Resolve {
                true => Some((Self::told(site), self.calls_now())),
                false => None,
            };
            let query = Query {
                methods: relation.row,
                relation: path.clone(),
                part_of: path,
                is_certain: true,
                made,
                row: None,
            };
            return Some(Value::new(Kind::Query(Rc::new(query))).and(receiver.of_parent));
        }
        // A file that is attached is asked for when something of it is.
        self.asked(site, receiver.of_parent, true, path, None);
        Some(self.row_of_relation(receiver, name, relation.row))
    }

    /// The row that a relation leads to.
    fn row_of_relation(&mut self, receiver: &Value, name: &str, row: Option<ClassOf>) -> Value {
        match &receiver.kind {
            Kind::Parent(parent) => {
                let mut path = parent.path.clone();
                path.push(name.into());
                Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row, held: 0 }))).and(true)
            }
            _ => self.row(row, receiver.of_parent),
        }
    }

    /// A method that the mapper gives rows.
    pub(super) fn send_to_row(
        &mut self,
        site: &Site,
        receiver: &Value,
        row: ClassOf,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if let Some(relation) = self.relation_read(site, receiver, row, name) {
            return relation;
        }
        if let Some(text) = given.first().and_then(Value::text)
            && matches!(name, "association" | "read_attribute" | "[]" | "attribute" | "reload_association")
        {
            return match name {
                "association" => Value::data().and(depends),
                _ => self.send(site, receiver, &text, &[]),
            };
        }
        // `comments_dataset` of Sequel.
        if let Some(stem) = name.strip_suffix("_dataset")
            && let Some(relation) = self.ruby_relation(row, stem)
        {
            let path = path_of(receiver, stem);
            let query = Query {
                methods: relation.row,
                relation: None,
                part_of: path,
                is_certain: true,
                made: None,
                row: None,
            };
            return Value::new(Kind::Query(Rc::new(query))).and(depends);
        }
        for (prefix, suffix) in
            [("rich_text_", ""), ("", "_attachment"), ("", "_attachments"), ("", "_blob"), ("reload_", "")]
        {
            if let Some(stem) = name.strip_prefix(prefix).and_then(|it| it.strip_suffix(suffix))
                && (!prefix.is_empty() || !suffix.is_empty())
                && self.has_relation(row, stem)
            {
                self.asked(site, depends, true, path_of(receiver, stem), None);
                return Value::data().and(depends);
            }
        }
        if catalogue::asks_of_row(name) {
            return self.answer(site, crate::catalogue::ClientKind::Database, depends, true);
        }
        if let Some(block) = block(given) {
            return self.call_block(Some(site), &block, std::slice::from_ref(receiver)).and(depends);
        }
        match &receiver.kind {
            Kind::Parent(parent) if given.is_empty() => part(parent, name),
            _ => Value::data().and(depends),
        }
    }
}

/// Something of the parent.
fn part(parent: &Parent, name: &str) -> Value {
    let mut path = parent.path.clone();
    path.push(name.into());
    Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row: None, held: 0 }))).and(true)
}

/// The path from the parent to a relation of something of it.
fn path_of(receiver: &Value, name: &str) -> Option<Rc<str>> {
    let Kind::Parent(parent) = &receiver.kind else { return None };
    let mut all: Vec<&str> = parent.path.iter().map(|it| &**it).collect();
    all.push(name);
    Some(all.join("__").into())
}
