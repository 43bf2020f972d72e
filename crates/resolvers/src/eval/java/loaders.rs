//! Data loaders: they are registered by names, by the types that they give, by classes; and whoever loads asks for one of these.

use wirelint_source_code::code::{Many, MemberKind, Type};

use super::super::calls::Site;
use super::super::*;
use super::classes::annotation;
use super::decapitalised;
use crate::catalogue::ClientKind;
use crate::value::Loader;
use crate::words::Words;

/// Words of which a file has one that registers loaders.
static WORDS: Words = Words::new(&["DataLoader", "BatchLoader"]);

/// The loaders of a project.
#[derive(Default)]
pub(crate) struct Kept {
    /// By the names that they are registered by.
    named: FxHashMap<Rc<str>, Value>,
    /// By the names of the types that they give.
    typed: FxHashMap<Rc<str>, Value>,
    classes: FxHashMap<(UnitId, ClassId), Value>,
    /// Where they are made of functions that give a list, in the order of the keys.
    pub(crate) made: Vec<MadeLoader>,
}

/// Where a loader is made.
pub(crate) struct MadeLoader {
    pub(crate) unit: UnitId,
    /// What makes it: a call, or an annotation.
    pub(crate) expr: ExprId,
    /// What loads for all keys.
    pub(crate) batch: Value,
}

impl Eval<'_> {
    /// `DataLoaderFactory.newDataLoader(batch)`
    pub(super) fn java_loader(&mut self, site: &Site, arguments: &[Value]) -> Value {
        let batch = arguments.first().cloned().unwrap_or_else(Value::unknown);
        let batch = self.java_functions(&batch);
        self.make_loader(site, &[batch])
    }

    /// A loader that is there for each request.
    fn kept_loader(unit: UnitId, place: TextRange, batch: Value) -> Value {
        let loader = Loader {
            unit,
            place,
            phase: Phase::Request,
            is_kept: std::cell::Cell::new(true),
            batch,
            is_alone: false,
        };
        let client = Client {
            kind: ClientKind::Loader,
            member: None,
            access: None,
            loader: Some(Rc::new(loader)),
            is_certain: true,
            row: None,
        };
        Value::new(Kind::Client(Rc::new(client)))
    }

    /// A loader that is asked for: `environment.getDataLoader("author")`; `None` where it is something else that is called.
    pub(super) fn asked_loader(
        &mut self,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        if name != "getDataLoader" || arguments.len() != 1 {
            return None;
        }
        // Somebody's own method of that name is followed.
        if !self.java_methods_of(receiver, name, Some(1)).is_empty() {
            return None;
        }
        let kept = self.java_loaders();
        let found = match &arguments[0].kind {
            Kind::Text(key) => kept.named.get(key).cloned(),
            Kind::Class(unit, class) => kept.classes.get(&(*unit, *class)).cloned(),
            _ => None,
        };
        Some(found.unwrap_or_else(|| Value::client(ClientKind::Loader)))
    }

    /// The loader that a parameter is: `DataLoader<Long, Author> authors`.
    pub(crate) fn java_loader_param(&mut self, unit: UnitId, ty: TypeId, name: &str) -> Option<Value> {
        let code = self.code(unit)?;
        let Type::Named(range, arguments) = code.ty(ty) else { return None };
        if code.text(range).rsplit('.').next() != Some("DataLoader") {
            return None;
        }
        let kept = self.java_loaders();
        let gives = code.several_types(arguments).nth(1).map(|it| written(&code, it));
        let found =
            gives.and_then(|it| kept.typed.get(&*it).cloned()).or_else(|| kept.named.get(name).cloned());
        Some(found.unwrap_or_else(|| Value::client(ClientKind::Loader)))
    }

    /// All loaders, looked for when the first is asked for.
    pub(crate) fn java_loaders(&mut self) -> Rc<Kept> {
        if let Some(known) = &self.java.loaders {
            return Rc::clone(known);
        }
        // Whoever asks while they are being looked for asks in what makes them.
        self.java.loaders = Some(Rc::default());
        let mut kept = Kept::default();
        for unit in self.project.units() {
            let is_one = self.project.family(unit) == Family::Java
                && self.project.text(unit).is_some_and(|it| WORDS.are_in(&it));
            let Some(code) = self.code(unit).filter(|_| is_one) else { continue };
            let family = std::mem::replace(&mut self.family, Family::Java);
            self.annotated_loaders(unit, &code, &mut kept);
            self.registered_loaders(unit, &code, &mut kept);
            self.family = family;
        }
        let kept = Rc::new(kept);
        self.java.loaders = Some(Rc::clone(&kept));
        kept
    }

    /// `@DgsDataLoader(name = "authors") class Authors implements BatchLoader<…>`, or a field with a function.
    fn annotated_loaders(&mut self, unit: UnitId, code: &Arc<Code>, kept: &mut Kept) {
        for (class, it) in code.classes() {
            if let Some((decorator, name)) = loader_annotation(code, it.decorators) {
                let receiver = self.injected(unit, class);
                let batch = self.java_functions(&receiver);
                let own = it.name.map_or("", |it| code.text(it));
                let name = self.loader_name(unit, code, name).unwrap_or_else(|| own.into());
                let loader = Self::kept_loader(unit, it.name.unwrap_or(it.range), batch.clone());
                let is_mapped =
                    code.several_types(it.implements).any(|it| written(code, it).starts_with("Mapped"));
                kept.named.insert(name, loader.clone());
                kept.classes.insert((unit, class), loader);
                if !is_mapped {
                    kept.made.push(MadeLoader { unit, expr: decorator, batch });
                }
            }
            for member in it.members {
                let MemberKind::Field(Some(value)) = member.kind else { continue };
                let Some((decorator, name)) = loader_annotation(code, member.decorators) else { continue };
                let receiver = self.injected(unit, class);
                let Kind::Instance(instance) = &receiver.kind else { continue };
                let own = code.text(member.name);
                let batch = self.java_field(&Rc::clone(instance), own);
                let batch = self.java_functions(&batch);
                let loader = Self::kept_loader(unit, code.range(value), batch.clone());
                let name = self.loader_name(unit, code, name).unwrap_or_else(|| own.into());
                kept.named.insert(name, loader);
                let is_mapped = member.ty.is_some_and(|it| written(code, it).starts_with("Mapped"));
                if !is_mapped {
                    kept.made.push(MadeLoader { unit, expr: decorator, batch });
                }
            }
        }
    }

    /// The name that an annotation says: a text, or a constant that is one.
    fn loader_name(&mut self, unit: UnitId, code: &Arc<Code>, name: Option<ExprId>) -> Option<Rc<str>> {
        let name = name?;
        let text = code.text(code.range(name));
        match code.expr(name) {
            Expr::Text => Some(text.trim_matches('"').into()),
            _ => Some(self.eval_at(unit, name).text().unwrap_or_else(|| text.into())),
        }
    }

    /// `registry.register("authors", loader)`, `registry.forTypePair(Long.class, Author.class).registerBatchLoader(…)`
    fn registered_loaders(&mut self, unit: UnitId, code: &Arc<Code>, kept: &mut Kept) {
        for (id, expr) in code.exprs() {
            let Expr::Call { callee, arguments } = expr else { continue };
            let Expr::Member { object, name } = code.expr(callee) else { continue };
            let method = code.text(TextRange::new(name, code.range(callee).end));
            let given: Vec<ExprId> = code.several(arguments).collect();
            match (method, &*given) {
                ("register" | "put", &[key, value]) => {
                    let value = self.eval_at(unit, value);
                    let Some((loader, batch)) = loader_of(&value) else { continue };
                    let Some(key) = self.eval_at(unit, key).text() else { continue };
                    kept.named.insert(key, Self::kept_loader(loader.0, loader.1, batch));
                }
                ("registerBatchLoader" | "registerMappedBatchLoader", &[batch]) => {
                    let batch = self.eval_at(unit, batch);
                    let batch = self.java_functions(&batch);
                    let loader = Self::kept_loader(unit, code.range(id), batch.clone());
                    let keys = self.registered_for(unit, code, object);
                    if let Some(ty) = keys.0 {
                        kept.named.entry(decapitalised(&ty).into()).or_insert_with(|| loader.clone());
                        kept.typed.insert(ty, loader.clone());
                    }
                    if let Some(name) = keys.1 {
                        kept.named.insert(name, loader);
                    }
                    if method == "registerBatchLoader" {
                        kept.made.push(MadeLoader { unit, expr: id, batch });
                    }
                }
                ("newDataLoader" | "newDataLoaderWithTry", &[batch, ..]) => {
                    let batch = self.eval_at(unit, batch);
                    let batch = self.java_functions(&batch);
                    kept.made.push(MadeLoader { unit, expr: id, batch });
                }
                _ => {}
            }
        }
    }

    /// The methods of a file that Spring calls with all parents, and that give a list: each with the annotation that says so.
    pub(crate) fn java_batch_mappings(&mut self, unit: UnitId) -> Vec<(ExprId, Value)> {
        let Some(code) = self.code(unit) else { return Vec::new() };
        let mut found = Vec::new();
        for (class, it) in code.classes() {
            for member in it.members {
                let MemberKind::Method(function) = member.kind else { continue };
                let mapping =
                    code.several(member.decorators).find(|it| annotation(&code, *it).0 == "BatchMapping");
                let Some(mapping) = mapping else { continue };
                let gives_list = code.function(function).gives.is_some_and(|it| {
                    let Type::Named(range, arguments) = code.ty(it) else { return false };
                    let inner = code.several_types(arguments).next().map(|it| written(&code, it));
                    match code.text(range) {
                        "List" | "Flux" | "Collection" => true,
                        "Mono" | "Callable" | "CompletableFuture" => inner.is_some_and(|it| &*it == "List"),
                        _ => false,
                    }
                });
                if gives_list {
                    let receiver = self.injected(unit, class);
                    found.push((mapping, self.bound_method(&receiver, unit, function)));
                }
            }
        }
        found
    }

    /// The type and the name that a loader is registered for.
    fn registered_for(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        registry: ExprId,
    ) -> (Option<Rc<str>>, Option<Rc<str>>) {
        let (mut ty, mut name) = (None, None);
        let mut at = registry;
        while let Expr::Call { callee, arguments } = code.expr(at) {
            let Expr::Member { object, name: start } = code.expr(callee) else { break };
            let method = code.text(TextRange::new(start, code.range(callee).end));
            let given: Vec<ExprId> = code.several(arguments).collect();
            match (method, &*given) {
                ("forTypePair", &[_, of]) => {
                    let text = code.text(code.range(of));
                    ty = Some(Rc::from(text.strip_suffix(".class").unwrap_or(text)));
                }
                ("forName" | "withName", &[of]) => name = self.eval_at(unit, of).text(),
                _ => {}
            }
            at = object;
        }
        (ty, name)
    }
}

/// The annotation that makes a loader of a class or a field, and the name that it says.
fn loader_annotation(code: &Code, decorators: Many) -> Option<(ExprId, Option<ExprId>)> {
    code.several(decorators).find_map(|it| {
        let (name, arguments) = annotation(code, it);
        if name != "DgsDataLoader" {
            return None;
        }
        let named = code.several(arguments).find_map(|it| {
            let (key, value) = code.keyword(it).unwrap_or(("name", it));
            (key == "name").then_some(value)
        });
        Some((it, named))
    })
}

/// Where a loader is made, and what loads for it.
fn loader_of(value: &Value) -> Option<((UnitId, TextRange), Value)> {
    value.alternatives().into_iter().find_map(|it| match it.kind {
        Kind::Client(client) if client.kind == ClientKind::Loader => {
            let loader = client.loader.as_ref()?;
            Some(((loader.unit, loader.place), loader.batch.clone()))
        }
        _ => None,
    })
}

/// A type as it is written, without what it is of.
fn written(code: &Code, ty: TypeId) -> Rc<str> {
    match code.ty(ty) {
        Type::Named(range, _) => {
            let text = code.text(range);
            text.rsplit('.').next().unwrap_or(text).into()
        }
        _ => "".into(),
    }
}
