//! Where data loaders are made.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, Code, EntryKind, Expr, ExprId, FunctionId, MODULE};
use wirelint_source_code::{Family, Language};

use super::function::{class_at, function_at};
use crate::catalogue::{ClientKind, Use, go, of_external, python};
use crate::eval::Eval;
use crate::project::{Place, UnitId};
use crate::questions::Questions;
use crate::value::{External, Kind, Loader, Value};

/// An expression that makes a data loader.
pub(super) struct Made {
    pub(super) unit: UnitId,
    pub(super) code: Arc<Code>,
    pub(super) expr: ExprId,
    /// The innermost function in which it stands.
    pub(super) function: FunctionId,
    /// The innermost class in which it stands.
    pub(super) class: Option<ClassId>,
    /// What loads for several keys, where a framework makes the loader of it for each operation.
    pub(super) handed: Option<ExprId>,
    /// The same, where it stands elsewhere.
    pub(super) batch: Option<Value>,
}

impl Made {
    /// `new DataLoader`, without what it is made with.
    pub(super) fn place(&self) -> Place {
        Place { unit: self.unit, range: head(&self.code, self.expr) }
    }

    /// Whether it makes the loader.
    pub(super) fn is_of(&self, loader: &Loader) -> bool {
        loader.unit == self.unit && loader.place == self.code.range(self.expr)
    }

    pub(super) fn is_python(&self) -> bool {
        self.code.language() == Language::Python
    }

    /// What it is made with, by number: the batch function, the options.
    pub(super) fn argument(&self, number: usize) -> Option<ExprId> {
        argument(&self.code, self.expr, number)
    }
}

/// What an instance is made of, without what it is made with.
pub(super) fn head(code: &Code, made: ExprId) -> TextRange {
    let range = code.range(made);
    match code.expr(made) {
        Expr::New { callee, .. } | Expr::Call { callee, .. } => {
            TextRange::new(range.start, code.range(callee).end)
        }
        _ => range,
    }
}

/// What an instance is made with, by number.
pub(super) fn argument(code: &Code, made: ExprId, number: usize) -> Option<ExprId> {
    let (Expr::New { arguments, .. } | Expr::Call { arguments, .. }) = code.expr(made) else { return None };
    code.several(arguments).nth(number)
}

/// All of a file, those too that a class makes of itself by extending a data loader.
pub(super) fn in_unit(questions: &mut Questions<'_, '_>, unit: UnitId) -> Vec<Made> {
    let Some(code) = questions.eval.code(unit) else { return Vec::new() };
    if code.language().family() == Family::Java {
        return in_java(questions, unit, &code);
    }
    let mut all = Vec::new();
    if code.language().family() == Family::Ruby {
        return in_ruby(questions, unit, &code);
    }
    let has = |word: &str| memchr::memmem::find(code.source().as_bytes(), word.as_bytes()).is_some();
    let is_go = code.language().family() == Family::Go;
    let is_python = code.language() == Language::Python;
    let is_pothos = !is_python && has("oadable") && has("builder");
    // What is called so is the same wherever it is made.
    let mut known: FxHashMap<&str, bool> = FxHashMap::default();
    let mut is_loader = |questions: &mut Questions<'_, '_>, callee: ExprId| {
        let name = code.text(code.range(callee));
        *known.entry(name).or_insert_with(|| is_loader(questions, unit, &code, callee))
    };
    for (expr, it) in code.exprs() {
        let made = match it {
            Expr::New { callee, .. } => is_loader(questions, callee).then_some(None),
            Expr::Call { callee, .. } if is_go => {
                let is_one = go::is_dataloaden(&code, expr) || makes_one(questions, unit, &code, callee);
                is_one.then_some(None)
            }
            Expr::Call { callee, .. } if is_python => is_loader(questions, callee).then_some(None),
            Expr::Call { callee, .. } if matches!(code.expr(callee), Expr::Base) => {
                let class = class_at(&code, code.range(expr));
                let extends = class.and_then(|it| code.class(it).extends);
                extends.is_some_and(|it| is_loader(questions, it)).then_some(None)
            }
            Expr::Call { .. } if is_pothos => loadable(&code, expr).map(Some),
            _ => None,
        };
        if let Some(handed) = made {
            let range = code.range(expr);
            let (function, class) = (function_at(&code, range), class_at(&code, range));
            all.push(Made { unit, code: Arc::clone(&code), expr, function, class, handed, batch: None });
        }
    }
    all
}

/// Those of a file of Java: of functions that give a list.
fn in_java(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Arc<Code>) -> Vec<Made> {
    let kept = questions.eval.java_loaders();
    let mut found: Vec<(ExprId, Value)> =
        kept.made.iter().filter(|it| it.unit == unit).map(|it| (it.expr, it.batch.clone())).collect();
    found.extend(questions.eval.java_batch_mappings(unit));
    let made = |(expr, batch)| {
        let range = code.range(expr);
        let (function, class) = (function_at(code, range), class_at(code, range));
        Made { unit, code: Arc::clone(code), expr, function, class, handed: None, batch: Some(batch) }
    };
    found.into_iter().map(made).collect()
}

/// The same in Ruby: sources that a data loader is told, loaders of `graphql-batch`, what is batched by `batch-loader`.
fn in_ruby(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Arc<Code>) -> Vec<Made> {
    let mut all = Vec::new();
    for (expr, it) in code.exprs() {
        let Expr::Call { callee, .. } = it else { continue };
        let Expr::Member { name, .. } = code.expr(callee) else { continue };
        let name = code.text(TextRange::new(name, code.range(callee).end));
        if !matches!(name, "with" | "for" | "new") {
            continue;
        }
        let value = questions.value(unit, code, expr);
        let range = code.range(expr);
        let is_made = match &value.kind {
            Kind::Client(client) => {
                client.loader.as_ref().is_some_and(|it| it.unit == unit && it.place == range)
            }
            _ => false,
        };
        if is_made {
            let (mut function, mut class) = (function_at(code, range), class_at(code, range));
            // What the body of a class does it does when the file is loaded.
            if code.classes().any(|it| it.1.body == Some(function)) {
                (function, class) = (MODULE, None);
            }
            all.push(Made { unit, code: Arc::clone(code), expr, function, class, handed: None, batch: None });
        }
    }
    all
}

/// What the plugin of Pothos loads through: `t.loadable({ load })`, which puts nothing in order without `sort`.
fn loadable(code: &Code, call: ExprId) -> Option<ExprId> {
    let Expr::Call { callee, arguments } = code.expr(call) else { return None };
    let Expr::Member { name, .. } = code.expr(callee) else { return None };
    let name = code.text(TextRange::new(name, code.range(callee).end));
    if !matches!(name, "loadable" | "loadableList" | "loadableObject" | "loadableNode" | "loadableObjectRef")
    {
        return None;
    }
    let options = code.several(arguments).last()?;
    let Expr::Object(entries) = code.expr(options) else { return None };
    let entries = code.entries(entries);
    let is_plain = entries.iter().all(|it| it.kind == EntryKind::Plain && code.text(it.key) != "sort");
    entries.iter().find(|it| is_plain && code.text(it.key) == "load").map(|it| it.value)
}

/// Whether `callee` names a function of a package of Go's that makes a loader.
fn makes_one(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Code, callee: ExprId) -> bool {
    let name = code.text(code.range(callee));
    if !name.contains("New") || !name.contains("Loader") {
        return false;
    }
    let value = questions.ask(|it| {
        let module = it.eval.module(unit);
        it.eval.eval(&module, callee)
    });
    let Kind::External(external) = &value.kind else { return false };
    external.module().and_then(|it| it.strip_prefix(go::PREFIX)).is_some_and(go::is_of_loaders)
}

/// Whether `callee` names the package's class.
fn is_loader(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Code, callee: ExprId) -> bool {
    if !matches!(code.expr(callee), Expr::Name | Expr::Member { .. }) {
        return false;
    }
    if code.language() == Language::Python {
        let name = code.text(code.range(callee));
        let last = name.rsplit('.').next().unwrap_or(name);
        if !last.starts_with(|it: char| it.is_uppercase()) {
            return false;
        }
    }
    let value = questions.ask(|it| {
        let module = it.eval.module(unit);
        it.eval.eval(&module, callee)
    });
    let external = match &value.kind {
        Kind::External(external) => external,
        Kind::Class(unit, class) => {
            return questions.ask(|it| it.eval.extends_python_loader(*unit, *class));
        }
        _ => return false,
    };
    if let Some((module, path)) = Eval::dotted(external) {
        return python::called(&format!("{}{module}", python::PREFIX), &path) == Some(python::Made::Loader);
    }
    match &**external {
        External::Global(name) => &**name == "DataLoader",
        it => it
            .module()
            .is_some_and(|module| of_external(module, it.name(), Use::Made) == Some(ClientKind::Loader)),
    }
}
