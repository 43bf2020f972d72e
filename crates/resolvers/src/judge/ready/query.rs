//! A query of rows by one key, as mappers and query builders write it.

use wirelint_source::TextRange;
use wirelint_source_code::code::{Code, Entry, EntryKind, Expr, ExprId, FunctionId, Many, Source};

/// A query by one key, or by all of several.
#[derive(Clone, Debug)]
pub(super) struct Query {
    /// What has the rows: a model, or a table with what is asked for it.
    table: String,
    key: String,
    /// What the key is compared with.
    pub(super) value: ExprId,
    /// Whether it gives all rows that have the key, and not one.
    pub(super) is_list: bool,
}

impl Query {
    /// The query that `function` makes by `call`, if it asks by one value and for nothing else.
    pub(super) fn of_one(code: &Code, function: FunctionId, call: ExprId) -> Option<Self> {
        Reader { code, function, is_of_keys: false }.read(call)
    }

    /// The query that `function` makes by `call`, if it asks by what it was given, whatever else it asks.
    pub(super) fn of_all(code: &Code, function: FunctionId, call: ExprId) -> Option<Self> {
        Reader { code, function, is_of_keys: true }.read(call)
    }

    /// Whether it gives the same rows by the same key.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        (&self.table, &self.key, self.is_list) == (&other.table, &other.key, other.is_list)
    }
}

/// A call in a chain. The first may be that of a function, and has no name then.
struct Step<'c> {
    name: &'c str,
    arguments: Vec<ExprId>,
}

/// What a condition compares: a key and a value.
type Compared = (String, ExprId);

struct Reader<'c> {
    code: &'c Code,
    function: FunctionId,
    /// The value of a condition is all keys, and not one.
    is_of_keys: bool,
}

impl<'c> Reader<'c> {
    fn read(&self, call: ExprId) -> Option<Query> {
        let (root, mut steps) = self.chain(call)?;
        let table = self.table(root, &mut steps)?;
        let mut compared: Option<Compared> = None;
        let (mut is_list, mut is_first) = (false, false);
        for step in &steps {
            let (found, gives_list) = match (step.name, &*step.arguments) {
                ("lean" | "exec" | "toArray" | "query" | "select", []) => continue,
                ("first", []) => {
                    is_first = true;
                    continue;
                }
                ("where", _) => (self.condition(&step.arguments), true),
                ("whereIn", &[key, value]) if self.is_of_keys => (self.pair(key, value), true),
                ("findOneBy", &[object]) => (self.entry(object), false),
                ("findOne", &[object]) => (self.options(object).or_else(|| self.entry(object)), false),
                ("findFirst" | "findUnique", &[object]) => (self.options(object), false),
                ("findById", &[value]) => (self.by("_id", value), false),
                ("findByPk", &[value]) => (self.by("id", value), false),
                ("findBy", &[object]) => (self.entry(object), true),
                ("findMany" | "findAll", &[object]) => (self.options(object), true),
                ("find", &[object]) => (self.options(object).or_else(|| self.entry(object)), true),
                // More than is known here; the loader may choose as it likes, and its author knows why.
                _ if self.is_of_keys => continue,
                _ => return None,
            };
            match found {
                Some(_) if compared.is_some() => return None,
                Some(found) => compared = Some(found),
                None if self.is_of_keys => continue,
                None => return None,
            }
            is_list = gives_list;
        }
        let (key, value) = compared?;
        Some(Query { table, key, value, is_list: is_list && !is_first })
    }

    /// The calls of a chain from its first to its last, and what they start from.
    fn chain(&self, call: ExprId) -> Option<(ExprId, Vec<Step<'c>>)> {
        let code = self.code;
        let mut steps = Vec::new();
        let mut at = call;
        let root = loop {
            let Expr::Call { callee, arguments } = code.expr(at) else {
                break matches!(code.expr(at), Expr::Name | Expr::Member { .. } | Expr::Receiver)
                    .then_some(at)?;
            };
            let arguments = code.several(arguments).collect();
            // `await db<Row>(…)`: to the grammar what is called is what was awaited.
            let callee = if let Expr::Await(it) = code.expr(callee) { it } else { callee };
            match code.expr(callee) {
                Expr::Member { object, name } => {
                    let name = code.text(TextRange::new(name, code.range(callee).end));
                    steps.push(Step { name, arguments });
                    at = object;
                }
                Expr::Name => {
                    steps.push(Step { name: "", arguments });
                    break callee;
                }
                _ => return None,
            }
        };
        steps.reverse();
        Some((root, steps))
    }

    /// What has the rows. The steps that only say that are taken away.
    fn table(&self, root: ExprId, steps: &mut Vec<Step<'c>>) -> Option<String> {
        let of = self.last_name(root)?;
        let names = |it: &Step<'_>| matches!(it.name, "" | "collection" | "table" | "from" | "getRepository");
        if let Some(at) = steps.iter().position(names) {
            let step = steps.remove(at);
            let &[table] = &*step.arguments else { return None };
            let is_table = matches!(self.code.expr(table), Expr::Text | Expr::Name);
            // One of that name may be elsewhere, too.
            return is_table
                .then(|| format!("{of} {}", self.code.text(self.code.range(table)).replace('"', "'")));
        }
        // `context.db('users')`
        let first = steps.first()?;
        if let &[table] = &*first.arguments
            && matches!(self.code.expr(table), Expr::Text)
            && steps.len() > 1
        {
            let table = format!("{} {}", first.name, self.text(table).replace('"', "'"));
            steps.remove(0);
            return Some(table);
        }
        // Mappers whose manager is asked for all: `em.findOne(User, { id })`.
        let first = steps.first_mut()?;
        if let &[model, _] = &*first.arguments
            && matches!(self.code.expr(model), Expr::Name)
            && self.text(model).starts_with(char::is_uppercase)
        {
            first.arguments.remove(0);
            return Some(format!("{of} {}", self.text(model)));
        }
        Some(of.to_owned())
    }

    fn last_name(&self, root: ExprId) -> Option<&'c str> {
        match self.code.expr(root) {
            Expr::Name => Some(self.text(root)),
            Expr::Member { name, .. } => {
                Some(self.code.text(TextRange::new(name, self.code.range(root).end)))
            }
            _ => None,
        }
    }

    /// `where({ id: value })`, `where('id', value)`, `where(eq(users.id, value))`.
    fn condition(&self, arguments: &[ExprId]) -> Option<Compared> {
        match *arguments {
            [key, value] => self.pair(key, value),
            [key, operator, value] if self.text(operator).trim_matches(['\'', '"']) == "=" => {
                self.pair(key, value)
            }
            [condition] => match self.code.expr(condition) {
                Expr::Object(_) => self.entry(condition),
                Expr::Call { callee, arguments } => {
                    let wanted = if self.is_of_keys { "inArray" } else { "eq" };
                    let &[column, value] = &*self.code.several(arguments).collect::<Vec<_>>() else {
                        return None;
                    };
                    let is_column = matches!(self.code.expr(column), Expr::Member { .. });
                    let compares = is_column && self.text(callee) == wanted;
                    compares.then(|| self.by(self.last_name(column)?, value)).flatten()
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `'id', value`.
    fn pair(&self, key: ExprId, value: ExprId) -> Option<Compared> {
        let is_text = matches!(self.code.expr(key), Expr::Text);
        is_text.then(|| self.by(self.text(key).trim_matches(['\'', '"']), value)).flatten()
    }

    /// `{ where: { id: value } }`, without anything else where it is about one.
    fn options(&self, object: ExprId) -> Option<Compared> {
        let entries = self.entries(object)?;
        let is_where = |it: &&Entry| it.kind == EntryKind::Plain && self.code.text(it.key) == "where";
        let condition = entries.iter().find(is_where)?;
        (self.is_of_keys || entries.len() == 1).then(|| self.entry(condition.value)).flatten()
    }

    /// `{ id: value }`, without anything else where it is about one.
    fn entry(&self, object: ExprId) -> Option<Compared> {
        let entries = self.entries(object)?;
        if !self.is_of_keys && entries.len() != 1 {
            return None;
        }
        let compared = |it: &Entry| {
            let is_plain = it.kind == EntryKind::Plain;
            is_plain.then(|| self.by(self.code.text(it.key), it.value)).flatten()
        };
        let mut all = entries.iter().filter_map(compared);
        all.next().filter(|_| all.next().is_none())
    }

    fn entries(&self, object: ExprId) -> Option<&'c [Entry]> {
        match self.code.expr(object) {
            Expr::Object(entries) => Some(self.code.entries(entries)),
            _ => None,
        }
    }

    fn by(&self, key: &str, value: ExprId) -> Option<Compared> {
        let value = if self.is_of_keys { self.keys(value)? } else { self.one(value)? };
        Some((key.to_owned(), value))
    }

    /// A value that is there as it stands: a name, or a property of one.
    fn one(&self, value: ExprId) -> Option<ExprId> {
        let mut at = value;
        while let Expr::Member { object, .. } = self.code.expr(at) {
            at = object;
        }
        matches!(self.code.expr(at), Expr::Name).then_some(value)
    }

    /// All keys that the function was given, as a condition wants them: `{ in: keys }`, `{ $in: keys }`, `In(keys)`, `[...keys]`.
    fn keys(&self, value: ExprId) -> Option<ExprId> {
        let code = self.code;
        let only = |all: Many| {
            let mut all = code.several(all);
            all.next().filter(|_| all.len() == 0)
        };
        match code.expr(value) {
            Expr::Name => {
                let (_, bindings) = code.resolve(self.function, self.text(value))?;
                bindings.iter().all(|it| matches!(it.source, Source::Param(_))).then_some(value)
            }
            Expr::List(all) => match code.expr(only(all)?) {
                Expr::Spread(inner) => self.keys(inner),
                _ => None,
            },
            Expr::Call { callee, arguments } => matches!(self.text(callee), "In" | "Array.from")
                .then(|| self.keys(only(arguments)?))
                .flatten(),
            Expr::Object(entries) => {
                let [entry] = code.entries(entries) else { return None };
                let name = match entry.kind {
                    EntryKind::Plain => code.text(entry.key),
                    // `[Op.in]`
                    EntryKind::Computed(key) => self.last_name(key)?,
                    _ => return None,
                };
                matches!(name, "in" | "$in").then(|| self.keys(entry.value)).flatten()
            }
            _ => None,
        }
    }

    fn text(&self, id: ExprId) -> &'c str {
        self.code.text(self.code.range(id))
    }
}

/// Whether a batch function gives for each key all rows that have it, or one; `None` where that is not known.
pub(super) fn gives_lists(code: &Code, function: FunctionId) -> Option<bool> {
    let &[returned] = code.function(function).returns else { return None };
    let Expr::Call { callee, arguments } = code.expr(returned) else { return None };
    if method(code, callee)? != "map" {
        return None;
    }
    let Expr::Function(each) = code.expr(code.several(arguments).next()?) else { return None };
    let &[given] = code.function(each).returns else { return None };
    let choice = match code.expr(given) {
        Expr::Choice(parts) => Some(code.choice(parts)).filter(|it| it.test == it.yes),
        _ => None,
    };
    let (rows, otherwise) = choice.map_or((given, None), |it| (it.yes, Some(it.no)));
    let is_list = match code.expr(rows) {
        Expr::Call { callee, .. } => match (method(code, callee)?, code.expr(callee)) {
            ("find", _) => false,
            ("filter", _) => true,
            ("get", Expr::Member { object, .. }) => by_key(code, each, object)?,
            _ => return None,
        },
        Expr::Index { object, .. } => by_key(code, each, object)?,
        _ => return None,
    };
    // What is given otherwise is of the same kind.
    let is_empty_list = |it| matches!(code.expr(it), Expr::List(all) if all.is_empty());
    otherwise.is_none_or(|it| is_empty_list(it) == is_list).then_some(is_list)
}

/// The same of a map of rows by their keys.
fn by_key(code: &Code, function: FunctionId, map: ExprId) -> Option<bool> {
    if !matches!(code.expr(map), Expr::Name) {
        return None;
    }
    let (_, bindings) = code.resolve(function, code.text(code.range(map)))?;
    let [binding] = bindings else { return None };
    let Source::Expr(made) = binding.source else { return None };
    match code.expr(made) {
        Expr::Call { callee, .. } => match method(code, callee)? {
            "keyBy" | "indexBy" => Some(false),
            "groupBy" => Some(true),
            _ => None,
        },
        Expr::New { callee, arguments } if code.text(code.range(callee)) == "Map" => {
            maps_to_itself(code, code.several(arguments).next()?).then_some(false)
        }
        _ => None,
    }
}

/// Whether it is `rows.map((row) => [row.id, row])`.
fn maps_to_itself(code: &Code, pairs: ExprId) -> bool {
    let Expr::Call { callee, arguments } = code.expr(pairs) else { return false };
    let Some(Expr::Function(each)) = code.several(arguments).next().map(|it| code.expr(it)) else {
        return false;
    };
    let each = code.function(each);
    let (Some(param), &[pair]) = (each.params.first().and_then(|it| it.name), each.returns) else {
        return false;
    };
    let Expr::List(pair) = code.expr(pair) else { return false };
    let last = code.several(pair).nth(1);
    let is_row = last.is_some_and(|it| {
        matches!(code.expr(it), Expr::Name) && code.text(code.range(it)) == code.text(param)
    });
    is_row && method(code, callee) == Some("map")
}

/// The last name of what is called.
fn method(code: &Code, callee: ExprId) -> Option<&str> {
    match code.expr(callee) {
        Expr::Name => Some(code.text(code.range(callee))),
        Expr::Member { name, .. } => Some(code.text(TextRange::new(name, code.range(callee).end))),
        _ => None,
    }
}
