//! Expressions that are looked at for themselves: nobody calls what is around them.

use super::*;

impl Eval<'_> {
    /// What somebody puts on a request by that name.
    pub(super) fn of_request(&mut self, name: &str) -> Option<Value> {
        let given = self.requests.get(name)?.clone();
        let values = given.into_iter().map(|(unit, it)| self.eval_at(unit, it)).collect();
        Some(Value::one_of(values)).filter(|it| !it.is_opaque())
    }

    /// What an expression may be, wherever it stands.
    pub(crate) fn eval_at(&mut self, unit: UnitId, expr: ExprId) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let frame = self.frame_at(unit, code.range(expr));
        self.eval(&frame, expr)
    }

    /// The names of the functions around `range`, called with we do not know what.
    pub(crate) fn frame_at(&mut self, unit: UnitId, range: TextRange) -> Rc<Frame> {
        let module = self.module(unit);
        let Some(code) = self.code(unit) else { return module };
        let around = code.functions().filter(|it| it.0 != MODULE && it.1.range.contains(range));
        let Some(inner) = around.min_by_key(|it| it.1.range.len()).map(|it| it.0) else { return module };
        if let Some(known) = self.frames.get(&(unit, inner)) {
            return Rc::clone(known);
        }
        let mut chain = vec![inner];
        let mut at: FunctionId = inner;
        while let Some(parent) = code.function(at).parent.filter(|it| *it != MODULE) {
            chain.push(parent);
            at = parent;
        }
        let mut frame = module;
        for function in chain.into_iter().rev() {
            let class = code.function(function).class;
            let receiver = class.map_or_else(Value::unknown, |it| self.injected(unit, it));
            frame = self.frame(Frame {
                unit,
                function,
                arguments: Vec::new(),
                receiver,
                outer: Some(frame),
                phase: Phase::Load,
                depth: 0,
                has_names: true,
                values: RefCell::default(),
                touched: RefCell::default(),
            });
        }
        self.frames.insert((unit, inner), Rc::clone(&frame));
        frame
    }
}
