//! Questions about expressions wherever they stand: what is called there, what is made there, although nobody is known to call what is around them.
//!
//! All that one pass asks takes a limited number of steps together, so that a project which has much to ask about is not looked through slower than
//! its size tells; what is asked beyond that is not known. What names mean in a function is kept: what was found for one question is there for the
//! next.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, Code, ExprId, FunctionId, MODULE};

use crate::eval::Eval;
use crate::loaders::function::{class_at, function_at};
use crate::project::UnitId;
use crate::value::{Frame, Kind, Phase, Value};

/// How many expressions one question may take.
const STEPS: u32 = 4_000;

/// What answers them.
pub(crate) struct Questions<'e, 'p> {
    pub(crate) eval: &'e mut Eval<'p>,
    frames: FxHashMap<(UnitId, FunctionId, Option<ClassId>), Rc<Frame>>,
    left: u32,
}

impl<'e, 'p> Questions<'e, 'p> {
    /// None is answered yet, nor may be, until [`grant`](Self::grant) says how much they may take.
    pub(crate) fn new(eval: &'e mut Eval<'p>) -> Self {
        Self { eval, frames: FxHashMap::default(), left: 0 }
    }

    /// So many steps are left from now on, for all of the questions.
    pub(crate) fn grant(&mut self, steps: u32) {
        self.left = steps;
    }

    /// What an expression may be.
    pub(crate) fn value(&mut self, unit: UnitId, code: &Code, expr: ExprId) -> Value {
        self.ask(|it| {
            let frame = it.frame_at(unit, code, code.range(expr));
            it.eval.eval(&frame, expr)
        })
    }

    /// Asks something that takes more than one expression, with the steps of one question.
    pub(crate) fn ask<T>(&mut self, question: impl FnOnce(&mut Self) -> T) -> T {
        let given = self.begin(STEPS);
        let answer = question(self);
        self.end(given);
        answer
    }

    /// Begins a question that may take so many steps, if they are left; with how many it was given, for [`end`](Self::end).
    pub(crate) fn begin(&mut self, steps: u32) -> u32 {
        let given = steps.min(self.left);
        self.eval.start_with(given);
        given
    }

    /// Ends a question.
    pub(crate) fn end(&mut self, given: u32) {
        self.left -= given - self.eval.steps_left().min(given);
    }

    /// What names mean at `range`, in functions that are called with we do not know what, by instances that the framework makes.
    pub(crate) fn frame_at(&mut self, unit: UnitId, code: &Code, range: TextRange) -> Rc<Frame> {
        let inner = function_at(code, range);
        let class = class_at(code, range);
        if let Some(known) = self.frames.get(&(unit, inner, class)) {
            return Rc::clone(known);
        }
        let frame = self.frame_of(unit, code, inner, class);
        self.frames.insert((unit, inner, class), Rc::clone(&frame));
        frame
    }

    fn frame_of(
        &mut self,
        unit: UnitId,
        code: &Code,
        inner: FunctionId,
        class: Option<ClassId>,
    ) -> Rc<Frame> {
        let mut chain = Vec::new();
        let mut at = inner;
        while at != MODULE {
            chain.push(at);
            at = code.function(at).parent.unwrap_or(MODULE);
        }
        let mut frame = self.eval.module(unit);
        if let Some(class) = class
            && let instance = self.eval.injected_instance(unit, class)
            && let Kind::Instance(instance) = &instance.kind
        {
            let is_in_constructor = code.class(class).constructor.is_some_and(|it| chain.contains(&it));
            let is_field = !chain.iter().any(|it| code.function(*it).class == Some(class));
            if is_in_constructor || is_field {
                frame = self.eval.instance_frame(instance);
                // What is left are functions in the constructor, or in the value of a field.
                let of_class = code.class(class).range;
                chain.retain(|it| {
                    Some(*it) != code.class(class).constructor && of_class.contains(code.function(*it).range)
                });
            }
        }
        for function in chain.into_iter().rev() {
            let receiver = match code.function(function).class {
                Some(class) => self.eval.injected_instance(unit, class),
                None if code.function(function).keeps_receiver => frame.receiver.clone(),
                None => Value::unknown(),
            };
            frame = self.eval.frame(Frame {
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
}
