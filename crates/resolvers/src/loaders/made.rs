//! Where data loaders are made.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, Code, EntryKind, Expr, ExprId, FunctionId, MODULE};

use super::function::{class_at, function_at};
use crate::catalogue::{ClientKind, Use, of_external};
use crate::eval::Eval;
use crate::project::{Place, UnitId};
use crate::value::{External, Frame, Kind, Loader, Phase, Value};

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
pub(super) fn in_unit(eval: &mut Eval<'_>, unit: UnitId) -> Vec<Made> {
    let Some(code) = eval.code(unit) else { return Vec::new() };
    let mut all = Vec::new();
    let has = |word: &str| memchr::memmem::find(code.source().as_bytes(), word.as_bytes()).is_some();
    let is_pothos = has("oadable") && has("builder");
    for (expr, it) in code.exprs() {
        let class = || class_at(&code, code.range(expr));
        let is_loader = match it {
            Expr::New { callee, .. } => is_loader(eval, unit, &code, callee),
            Expr::Call { callee, .. } if matches!(code.expr(callee), Expr::Base) => {
                let extends = class().and_then(|it| code.class(it).extends);
                extends.is_some_and(|it| is_loader(eval, unit, &code, it))
            }
            _ => false,
        };
        if is_loader {
            let function = function_at(&code, code.range(expr));
            all.push(Made { unit, code: Arc::clone(&code), expr, function, class: class(), handed: None });
        } else if is_pothos && let Some(load) = loadable(&code, expr) {
            let function = function_at(&code, code.range(expr));
            all.push(Made {
                unit,
                code: Arc::clone(&code),
                expr,
                function,
                class: class(),
                handed: Some(load),
            });
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

/// Whether `callee` names the package's class.
fn is_loader(eval: &mut Eval<'_>, unit: UnitId, code: &Code, callee: ExprId) -> bool {
    if !matches!(code.expr(callee), Expr::Name | Expr::Member { .. }) {
        return false;
    }
    let module = eval.module(unit);
    let value = eval.eval(&module, callee);
    let Kind::External(external) = &value.kind else { return false };
    match &**external {
        External::Global(name) => &**name == "DataLoader",
        it => it
            .module()
            .is_some_and(|module| of_external(module, it.name(), Use::Made) == Some(ClientKind::Loader)),
    }
}

/// What names mean at `range`, in functions that are called with we do not know what, by instances that the framework makes.
pub(crate) fn frame_at(eval: &mut Eval<'_>, unit: UnitId, code: &Code, range: TextRange) -> Rc<Frame> {
    let mut chain = Vec::new();
    let mut at = function_at(code, range);
    while at != MODULE {
        chain.push(at);
        at = code.function(at).parent.unwrap_or(MODULE);
    }
    let mut frame = eval.module(unit);
    if let Some(class) = class_at(code, range)
        && let instance = eval.injected_instance(unit, class)
        && let Kind::Instance(instance) = &instance.kind
    {
        let is_in_constructor = code.class(class).constructor.is_some_and(|it| chain.contains(&it));
        let is_field = !chain.iter().any(|it| code.function(*it).class == Some(class));
        if is_in_constructor || is_field {
            frame = eval.instance_frame(instance);
            // What is left are functions in the constructor, or in the value of a field.
            let of_class = code.class(class).range;
            chain.retain(|it| {
                Some(*it) != code.class(class).constructor && of_class.contains(code.function(*it).range)
            });
        }
    }
    for function in chain.into_iter().rev() {
        let receiver = match code.function(function).class {
            Some(class) => eval.injected_instance(unit, class),
            None if code.function(function).keeps_receiver => frame.receiver.clone(),
            None => Value::unknown(),
        };
        frame = Rc::new(Frame {
            unit,
            function,
            arguments: Vec::new(),
            receiver,
            outer: Some(frame),
            phase: Phase::Request,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
    }
    frame
}
