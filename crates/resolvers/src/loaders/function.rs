//! Where in a file something stands, and what depends on what in a function.

use rustc_hash::FxHashSet;
use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, Code, Expr, ExprId, FunctionId, MODULE, Many, Source};

/// The innermost function around `range`; that of the file where there is none.
///
/// Functions are numbered in the order of their beginnings, but for the rare code that is not evaluated in the order of its text: of that it may be
/// an outer one.
pub(crate) fn function_at(code: &Code, range: TextRange) -> FunctionId {
    let (mut low, mut high) = (0, code.functions().len() as u32);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if code.function(FunctionId::new(middle)).range.start <= range.start {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut at = FunctionId::new(low);
    while !code.function(at).range.contains(range) {
        let Some(parent) = code.function(at).parent else { return MODULE };
        at = parent;
    }
    at
}

/// The innermost class around `range`.
pub(crate) fn class_at(code: &Code, range: TextRange) -> Option<ClassId> {
    let around = code.classes().filter(|it| it.1.range.contains(range));
    around.min_by_key(|it| it.1.range.len()).map(|it| it.0)
}

/// The names in an expression, the last one first, without those of properties.
///
/// What an expression is made of is numbered right before it.
pub(crate) fn names_in(code: &Code, whole: ExprId) -> impl Iterator<Item = &str> {
    let range = code.range(whole);
    (0..=whole.number())
        .rev()
        .map(ExprId::new)
        .take_while(move |it| range.contains(code.range(*it)))
        .filter(|it| matches!(code.expr(*it), Expr::Name))
        .map(|it| code.text(code.range(it)))
}

/// The names in what a call is given.
pub(crate) fn names_given(code: &Code, call: ExprId) -> impl Iterator<Item = &str> {
    let given = match code.expr(call) {
        Expr::Call { arguments, .. } | Expr::New { arguments, .. } => arguments,
        _ => Many::default(),
    };
    code.several(given).flat_map(|it| names_in(code, it))
}

/// What a file puts into what: its assignments, and methods that put something into a list or a map.
pub(super) struct Flow {
    /// In the order of the text.
    puts: Vec<Put>,
}

/// Something is put into a name, or into something of it.
struct Put {
    whole: TextRange,
    into: ExprId,
    what: Many,
    value: Option<ExprId>,
}

impl Flow {
    pub(super) fn of(code: &Code) -> Self {
        const PUTS: [&str; 10] =
            ["push", "unshift", "set", "add", "concat", "splice", "append", "extend", "insert", "update"];
        let put = |(id, expr): (ExprId, Expr)| {
            let (into, what, value) = match expr {
                Expr::Assign { target, value } => (target, Many::default(), Some(value)),
                Expr::Call { callee, arguments } => match code.expr(callee) {
                    Expr::Member { object, name }
                        if PUTS.contains(&code.text(TextRange::new(name, code.range(callee).end))) =>
                    {
                        (object, arguments, None)
                    }
                    _ => return None,
                },
                _ => return None,
            };
            Some(Put { whole: code.range(id), into, what, value })
        };
        let mut puts: Vec<Put> = code.exprs().filter_map(put).collect();
        puts.sort_by_key(|it| it.whole.start);
        Self { puts }
    }

    /// The names of a function whose values depend on what `of` gives, as far as the file shows.
    pub(super) fn dependent<'c>(
        &self,
        code: &'c Code,
        function: FunctionId,
        of: ExprId,
    ) -> FxHashSet<&'c str> {
        /// A longer way from one name to the next is not followed.
        const TURNS: usize = 8;
        let mut all: FxHashSet<&str> = FxHashSet::default();
        let within = code.function(function).range;
        let first = self.puts.partition_point(|it| it.whole.start < within.start);
        let behind = self.puts.partition_point(|it| it.whole.start < within.end);
        let depends = |all: &FxHashSet<&str>, it: ExprId| {
            code.range(it).contains(code.range(of)) || names_in(code, it).any(|it| all.contains(it))
        };
        for _ in 0..TURNS {
            let before = all.len();
            for binding in code.function(function).bindings() {
                if let Source::Expr(it) | Source::Element(it) = binding.source
                    && depends(&all, it)
                {
                    all.insert(code.text(binding.name));
                }
            }
            for it in &self.puts[first..behind] {
                if code.several(it.what).chain(it.value).any(|it| depends(&all, it)) {
                    all.extend(names_in(code, it.into).last());
                }
            }
            if all.len() == before {
                break;
            }
        }
        all
    }
}
