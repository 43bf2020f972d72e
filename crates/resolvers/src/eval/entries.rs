//! Objects: what is in them, wherever it was put together.

use super::*;

impl Eval<'_> {
    /// The entry of an object; `None` where it has none of that name.
    pub(crate) fn entry(&mut self, record: &Rc<Record>, name: &str) -> Option<Value> {
        match &**record {
            Record::Made(all) => all.iter().rev().find(|it| &*it.0 == name).map(|it| it.1.clone()),
            Record::Literal { unit, entries, frame } => {
                let code = self.code(*unit)?;
                let mut spread = Vec::new();
                // The last one counts.
                for entry in code.entries(*entries).iter().rev() {
                    match entry.kind {
                        EntryKind::Spread => {
                            let value = self.eval(frame, entry.value);
                            let member = self.member(&value, name);
                            if !member.is_unknown() {
                                spread.push(member);
                            }
                        }
                        _ if self.key(frame, &code, entry).as_deref() == Some(name) => {
                            let value = self.entry_value(frame, entry);
                            spread.push(value);
                            break;
                        }
                        _ => {}
                    }
                }
                (!spread.is_empty()).then(|| Value::one_of(spread))
            }
        }
    }

    /// The key of an entry, if it is known.
    pub(crate) fn key(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, entry: &Entry) -> Option<Rc<str>> {
        match entry.kind {
            EntryKind::Plain | EntryKind::Getter => Some(code.text(entry.key).into()),
            EntryKind::Computed(key) => self.eval(frame, key).text(),
            EntryKind::Spread => None,
        }
    }

    fn entry_value(&mut self, frame: &Rc<Frame>, entry: &Entry) -> Value {
        let value = self.eval(frame, entry.value);
        if entry.kind == EntryKind::Getter {
            return self.run_all(&value, &[]);
        }
        value
    }

    /// All entries that are known, with where their keys stand, those that are spread first.
    pub(crate) fn entries_of(&mut self, value: &Value) -> Vec<(Rc<str>, Value, Option<Place>)> {
        let mut found: Vec<(Rc<str>, Value, Option<Place>)> = Vec::new();
        self.collect_entries(value, &mut found, 0);
        found
    }

    fn collect_entries(
        &mut self,
        value: &Value,
        found: &mut Vec<(Rc<str>, Value, Option<Place>)>,
        depth: u32,
    ) {
        if depth <= 12 {
            self.deeper(|it| it.collect_entries_here(value, found, depth));
        }
    }

    fn collect_entries_here(
        &mut self,
        value: &Value,
        found: &mut Vec<(Rc<str>, Value, Option<Place>)>,
        depth: u32,
    ) {
        match &value.kind {
            Kind::Object(record) => match &**record {
                Record::Made(all) => {
                    found.extend(all.iter().map(|it| (Rc::clone(&it.0), it.1.clone(), None)));
                }
                Record::Literal { unit, entries, frame } => {
                    let Some(code) = self.code(*unit) else { return };
                    for entry in code.entries(*entries).to_vec() {
                        if entry.kind == EntryKind::Spread {
                            let inner = self.eval(frame, entry.value);
                            self.collect_entries(&inner, found, depth + 1);
                        } else if let Some(key) = self.key(frame, &code, &entry) {
                            let value = self.entry_value(frame, &entry);
                            found.push((key, value, Some(Place { unit: *unit, range: entry.key })));
                        }
                    }
                }
            },
            Kind::Module(unit) => {
                let Some(code) = self.code(*unit) else { return };
                for export in code.exports().to_vec() {
                    self.collect_export(*unit, &code, export, found, depth);
                }
            }
            Kind::Class(unit, class) => self.collect_methods(*unit, *class, true, value, found),
            Kind::Instance(instance) => {
                self.collect_methods(instance.unit, instance.class, false, value, found);
            }
            Kind::OneOf(all) => {
                for it in all.iter() {
                    self.collect_entries(it, found, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn collect_export(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        export: Export,
        found: &mut Vec<(Rc<str>, Value, Option<Place>)>,
        depth: u32,
    ) {
        match export {
            Export::Name { name, .. }
            | Export::Value { name, .. }
            | Export::From { name: Some(name), .. } => {
                let key: Rc<str> = code.text(name).into();
                let value = self.export(unit, &key);
                if !value.is_unknown() {
                    found.push((key, value, Some(Place { unit, range: name })));
                }
            }
            Export::Whole(value) => {
                let frame = self.module(unit);
                let value = self.eval(&frame, value);
                self.collect_entries(&value, found, depth + 1);
            }
            Export::From { from, name: None, .. } => {
                if let Some(target) = self.project.resolve(unit, code.text(from)) {
                    self.collect_entries(&Value::new(Kind::Module(target)), found, depth + 1);
                }
            }
            Export::Default(_) | Export::DefaultName(_) => {}
        }
    }
}
