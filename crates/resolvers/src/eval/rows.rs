//! Rows of mappers that are objects: their methods, and their relations that are loaded when they are read.

use rustc_hash::FxHashSet;
use wirelint_source_code::code::{Code, Member, MemberKind, Type};

use super::calls::Site;
use super::*;
use crate::access::Batched;
use crate::catalogue::ClientKind;
use crate::words::Words;

/// Words of which a file has one that defines rows.
static WORDS: Words = Words::new(&[
    ".prototype.",
    ".methods.",
    "sequelize",
    "typeorm",
    "objection",
    "mongoose",
    "typegoose",
    "mikro-orm",
    "bookshelf",
    "lucid",
    "extends BaseEntity",
]);
/// Decorators of classes of rows.
const DECORATORS: [&str; 5] = ["Entity", "ChildEntity", "Table", "Schema", "modelOptions"];
/// Methods of rows and dates that are called like getters.
const NO_GETTERS: [&str; 6] = ["getDataValue", "getTime", "getFullYear", "getMonth", "getDate", "getDay"];
/// Decorators of relations.
const RELATIONS: [&str; 4] = ["ManyToOne", "OneToMany", "OneToOne", "ManyToMany"];

/// Methods of rows by their names, where only one class of rows has one of that name.
pub(super) type RowMethods = FxHashMap<Rc<str>, Option<(UnitId, FunctionId)>>;

/// Relations that always come with rows, by the names of their classes.
pub(super) type EagerRelations = FxHashSet<(Box<str>, Box<str>)>;

impl Eval<'_> {
    /// The method of a row of which only the name is known, where that tells which one it is.
    pub(super) fn row_method(&mut self, receiver: &Value, name: &str) -> Option<Value> {
        let methods = self.row_methods();
        let (unit, function) = (*methods.get(name)?)?;
        let frame = self.module(unit);
        let receiver = Some(receiver.clone());
        Some(Value::new(Kind::Function(Rc::new(Closure { unit, function, frame, receiver }))))
    }

    fn row_methods(&mut self) -> Rc<RowMethods> {
        if let Some(known) = &self.row_methods {
            return Rc::clone(known);
        }
        self.row_methods = Some(Rc::default());
        let mut found = RowMethods::default();
        for unit in self.project.own() {
            if !self.project.text(unit).is_some_and(|it| WORDS.are_in(&it)) {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            // `User.prototype.fullName = function () { … }`, `schema.methods.fullName = …`
            for (_, expr) in code.exprs() {
                let Expr::Assign { target, value } = expr else { continue };
                let Expr::Member { object, name } = code.expr(target) else { continue };
                let of = code.text(code.range(object));
                let Expr::Function(function) = code.expr(value) else { continue };
                if of.ends_with(".prototype") || of.ends_with(".methods") {
                    let name = code.text(TextRange::new(name, code.range(target).end));
                    let known = found.entry(name.into());
                    known.and_modify(|it| *it = None).or_insert(Some((unit, function)));
                }
            }
            for (class, it) in code.classes() {
                if !self.is_row(unit, class, 0) {
                    continue;
                }
                for member in it.members.iter().filter(|it| !it.is_static) {
                    let MemberKind::Method(function) = member.kind else { continue };
                    let known = found.entry(code.text(member.name).into());
                    let own = Some((unit, function));
                    // Of two of one name nobody knows which it is.
                    known.and_modify(|it| *it = None).or_insert(own);
                }
            }
        }
        let found = Rc::new(found);
        self.row_methods = Some(Rc::clone(&found));
        found
    }

    /// Whether instances of the class are rows of a mapper.
    fn is_row(&mut self, unit: UnitId, class: ClassId, depth: u32) -> bool {
        let Some(code) = self.code(unit).filter(|_| depth < 4) else { return false };
        if has_decorator(&code, code.class(class).decorators, &DECORATORS) {
            return true;
        }
        match self.base(unit, class).map(|it| it.kind) {
            Some(Kind::Class(unit, class)) => self.is_row(unit, class, depth + 1),
            Some(Kind::External(external)) => external.module().is_some_and(|it| {
                let kind = of_external(it, external.name(), Use::Extended);
                matches!(kind, Some(ClientKind::Database | ClientKind::Mikro))
            }),
            Some(Kind::Client(client)) => client.kind == ClientKind::Database,
            _ => false,
        }
    }

    /// Whether the method of a row of Sequelize asks for an association that somebody has declared: `getTracks`, `countTracks`; or may be one,
    /// where none are found.
    pub(super) fn is_getter(&mut self, name: &str) -> Option<bool> {
        let rest = name.strip_prefix("get").or_else(|| name.strip_prefix("count"))?;
        if !rest.starts_with(|it: char| it.is_uppercase()) || NO_GETTERS.contains(&name) {
            return None;
        }
        let known = self.associations();
        if known.is_empty() {
            return Some(false);
        }
        known.contains(&singular(rest)).then_some(true)
    }

    fn associations(&mut self) -> Rc<FxHashSet<String>> {
        if let Some(known) = &self.associations {
            return Rc::clone(known);
        }
        let mut found = FxHashSet::default();
        for unit in self.project.own() {
            let Some(text) = self.project.text(unit) else { continue };
            let mut is_any = false;
            for word in [
                "hasMany(",
                "hasOne(",
                "belongsTo(",
                "belongsToMany(",
                "HasMany(",
                "HasOne(",
                "BelongsTo(",
                "BelongsToMany(",
            ] {
                for at in memchr::memmem::find_iter(text.as_bytes(), word) {
                    is_any = true;
                    let end = text[at + word.len()..].find([',', ')']).unwrap_or(0);
                    let first = &text[at + word.len()..at + word.len() + end];
                    let last =
                        first.rsplit(|it: char| !it.is_alphanumeric() && it != '_').find(|it| !it.is_empty());
                    found.extend(last.map(singular));
                }
            }
            if is_any {
                for at in memchr::memmem::find_iter(text.as_bytes(), "as:") {
                    let rest = text[at + 3..].trim_start().trim_start_matches(['\'', '"', '`']);
                    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
                    found.insert(singular(&rest[..end]));
                }
            }
        }
        let found = Rc::new(found);
        self.associations = Some(Rc::clone(&found));
        found
    }

    /// Reading a property of a parent asks for it where it is a relation that is loaded then.
    pub(super) fn read_lazily(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        expr: ExprId,
        of: &Value,
        name: &str,
    ) {
        if frame.phase != Phase::Resolve {
            return;
        }
        let Kind::Parent(parent) = &of.kind else { return };
        if self.is_lazy(parent, name) {
            let site =
                Site { frame: Rc::clone(frame), code: Arc::clone(code), expr, callee: expr, is_new: false };
            self.access(&site, ClientKind::Database, true, None, true, None);
        }
    }

    fn is_lazy(&mut self, parent: &Rc<Parent>, name: &str) -> bool {
        let Some((unit, ty)) = parent.ty else { return false };
        for it in self.of_type(unit, ty).alternatives() {
            let Kind::Instance(instance) = &it.kind else { continue };
            let Some(code) = self.code(instance.unit) else { continue };
            let members = &code.class(instance.class).members;
            if let Some(it) = members.iter().find(|it| code.text(it.name) == name) {
                return is_lazy_relation(&code, it);
            }
        }
        false
    }

    /// Whether rows of the class that is called so always come with the relation.
    pub(crate) fn is_eager(&mut self, class: &str, relation: &str) -> bool {
        self.eager().contains(&(class.into(), relation.into()))
    }

    fn eager(&mut self) -> Rc<EagerRelations> {
        if let Some(known) = &self.eager {
            return Rc::clone(known);
        }
        let mut found = EagerRelations::default();
        for unit in self.project.own() {
            let says_so = |it: Arc<str>| memchr::memmem::find(it.as_bytes(), b"eager").is_some();
            if !self.project.text(unit).is_some_and(says_so) {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            for (_, class) in code.classes() {
                let Some(name) = class.name else { continue };
                let eager = class.members.iter().filter(|it| is_eager_relation(&code, it));
                found.extend(eager.map(|it| (code.text(name).into(), code.text(it.name).into())));
            }
        }
        let found = Rc::new(found);
        self.eager = Some(Rc::clone(&found));
        found
    }

    /// Whether a call is handed what makes `dataloader-sequelize` gather it with others: it does so for rows by their key and for what is
    /// associated with a row, as its documentation says.
    pub(super) fn is_gathered(&mut self, arguments: &[Value]) -> Option<Batched> {
        for it in arguments {
            let Kind::Object(record) = &it.kind else { continue };
            let Record::Literal { unit, entries, frame } = &**record else { continue };
            let code = self.code(*unit)?;
            for entry in code.entries(*entries).to_vec() {
                let EntryKind::Computed(key) = entry.kind else { continue };
                if let Kind::External(external) = self.eval(frame, key).kind
                    && external.module() == Some("dataloader-sequelize")
                {
                    return Some(Batched::Mapper);
                }
            }
        }
        None
    }
}

/// In lower case and, as far as endings tell, of one.
fn singular(name: &str) -> String {
    let name = name.to_lowercase();
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["ses", "xes", "ches", "shes"] {
        if name.ends_with(ending) {
            return name[..name.len() - 2].to_owned();
        }
    }
    name.strip_suffix('s').unwrap_or(&name).to_owned()
}

/// Whether the member of a class is a relation that is a promise: its rows are asked for when it is read.
pub(crate) fn is_lazy_relation(code: &Code, member: &Member) -> bool {
    if !matches!(member.kind, MemberKind::Field(_)) || !has_decorator(code, member.decorators, &RELATIONS) {
        return false;
    }
    member.ty.is_some_and(|it| matches!(code.ty(it), Type::Named(range, _) if code.text(range) == "Promise"))
}

/// `@OneToMany(() => Line, (it) => it.order, { eager: true })`
fn is_eager_relation(code: &Code, member: &Member) -> bool {
    let says_so = |it: ExprId| {
        let Expr::Call { arguments, .. } = code.expr(it) else { return false };
        let objects = code.several(arguments).filter_map(|it| match code.expr(it) {
            Expr::Object(entries) => Some(entries),
            _ => None,
        });
        objects.flat_map(|it| code.entries(it)).any(|it| {
            it.kind == EntryKind::Plain
                && code.text(it.key) == "eager"
                && code.text(code.range(it.value)) == "true"
        })
    };
    has_decorator(code, member.decorators, &RELATIONS) && code.several(member.decorators).any(says_so)
}

fn has_decorator(code: &Code, many: wirelint_source_code::code::Many, names: &[&str]) -> bool {
    code.several(many).any(|it| {
        let callee = match code.expr(it) {
            Expr::Call { callee, .. } => callee,
            _ => it,
        };
        names.contains(&code.text(code.range(callee)))
    })
}
