//! `graphql/cyclic-list-path`

use rustc_hash::FxHashMap;
use wirelint_graphql::lists::List;
use wirelint_graphql::schema::{Schema, TypeId};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::shapes::{object_fields, place};
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No list leads back to where it hangs: the posts of a user, the author of a post, the posts of that author, and so on. The shortest circle with a
    /// list in it is reported for each type, and what is found in one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// Each time around multiplies by the length of the list, and the schema sets no end: twenty lines of a query ask for more than there
    /// are atoms. Where such circles are wanted, as in most schemas, a server must bound how deep operations may be (`graphql/…` has a rule for
    /// operations; this one is for whoever decides which circles there are).
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   user(id: ID!): User
    /// }
    /// type User {
    ///   posts("At most 100." first: Int, after: String): [Post!]!
    /// }
    /// type Post {
    ///   author: User!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   user(id: ID!): User
    /// }
    /// type User {
    ///   posts("At most 100." first: Int, after: String): [Post!]!
    /// }
    /// type Post {
    ///   authorName: String!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// Off, since nearly every schema has such circles and most mean to: 81 types of GitHub's and 37 of
    /// Saleor's are in one.
    ///
    /// ## References
    ///
    /// - <https://graphql.org/learn/security/#depth-limiting>
    pub(crate) static CYCLIC_LIST_PATH: Visit = {
        id: "graphql/cyclic-list-path",
        summary: "no list leads back to where it hangs",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Schema(check),
    }
}

/// A field that leads from one object to another.
#[derive(Clone, Copy)]
struct Step<'s> {
    owner: &'s str,
    field: &'s str,
    span: Option<Span>,
    /// Numbers of types: each that leads anywhere or is led to has one.
    from: usize,
    to: usize,
    is_list: bool,
}

/// How many types are looked at to find the way back from one list.
const TYPES: usize = 500;

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let steps = steps(schema);
    let mut search = Search::of(&steps);
    let mut last = None;
    for step in steps.iter().filter(|it| it.is_list) {
        // One circle for a type is enough to see.
        if last == Some(step.from) {
            continue;
        }
        let Some(way) = search.way_back(step) else { continue };
        let Some(span) = step.span else { continue };
        last = Some(step.from);
        let circle: Vec<String> = std::iter::once(step)
            .chain(way.iter().map(|it| &steps[*it]))
            .map(|it| format!("{}.{}", it.owner, it.field))
            .collect();
        let mut report = ctx
            .report(span, format_args!("`{}.{}` leads back to `{}`", step.owner, step.field, step.owner))
            .label(circle.join(", "))
            .help("bound how deep operations may be, or leave out the way back: each time around multiplies by the length of the list")
            .fold_with("circle");
        for step in way.iter().map(|it| &steps[*it]) {
            let Some(span) = step.span else { continue };
            report = report.related(span, format!("`{}.{}`", step.owner, step.field));
        }
    }
}

fn steps(schema: &Schema) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut numbers: FxHashMap<TypeId, usize> = FxHashMap::default();
    let mut number = |ty: TypeId| {
        let next = numbers.len();
        *numbers.entry(ty).or_insert(next)
    };
    for (owner, field) in object_fields(schema) {
        let (Some(name), Some(ty)) = (field.name(), field.ty()) else { continue };
        let list = List::of(schema, field.view);
        let is_list = list.is_some();
        let Some(to) = list.map(|it| it.item).or_else(|| schema.named(ty)) else { continue };
        for &to in schema.possible_types(to.id()) {
            let (owner_name, span) = (owner.name(), place(schema, &field));
            let (from, to) = (number(owner.id()), number(to));
            steps.push(Step { owner: owner_name, field: name.text(), span, from, to, is_list });
        }
    }
    steps
}

/// A search for ways back, whose memory serves one search after the other.
struct Search<'s> {
    steps: &'s [Step<'s>],
    /// By types: the steps from each.
    of: Vec<Vec<usize>>,
    /// By types: in which search it was last reached, and by which step.
    reached: Vec<(usize, Option<usize>)>,
    searches: usize,
    queue: Vec<usize>,
}

impl<'s> Search<'s> {
    fn of(steps: &'s [Step<'s>]) -> Self {
        let types = steps.iter().map(|it| it.from.max(it.to) + 1).max().unwrap_or(0);
        let mut of = vec![Vec::new(); types];
        for (number, step) in steps.iter().enumerate() {
            of[step.from].push(number);
        }
        Self { steps, of, reached: vec![(0, None); types], searches: 0, queue: Vec::new() }
    }

    /// The shortest way from where a list leads back to where it hangs; empty where it holds the same.
    fn way_back(&mut self, list: &Step<'_>) -> Option<Vec<usize>> {
        self.searches += 1;
        self.reached[list.to] = (self.searches, None);
        self.queue.clear();
        self.queue.push(list.to);
        let mut at = 0;
        while let Some(&ty) = self.queue.get(at) {
            at += 1;
            if ty == list.from {
                let mut way = Vec::new();
                let mut back = ty;
                while let Some(step) = self.reached[back].1 {
                    way.push(step);
                    back = self.steps[step].from;
                }
                way.reverse();
                return Some(way);
            }
            for &step in &self.of[ty] {
                let to = self.steps[step].to;
                if self.queue.len() < TYPES && self.reached[to].0 != self.searches {
                    self.reached[to] = (self.searches, Some(step));
                    self.queue.push(to);
                }
            }
        }
        None
    }
}
