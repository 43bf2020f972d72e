//! `errors/inconsistent-shape`

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, ErrorShape, Role, TypeId, TypeKind, Types};
use wirelint_source::Span;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The JSON bodies of the answers that are for failure can be read by the same code. Two of them are of different form where they have no field
    /// in common: `{code, message}` and `{error, error_description}`, or `error` as text and `error` as an object. What has a field more is of the
    /// same form.
    ///
    /// Operations are compared with those whose path begins with the same word: another API under a prefix of its own (`/scim`) may have its own.
    /// Bodies of which too little is described are left alone, and so are those that are given for
    /// success as well and those that OAuth prescribes (`error_description`). What is odd in one file is one finding, at the rarer form.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// Clients handle errors in one place. What has another form there falls through: the code is not found, the error is not known to be one
    /// that can be retried, and the message that people see is empty.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '400':
    ///           description: A bad query
    ///           content:
    ///             application/json: { schema: { type: object, properties: { code: { type: string }, message: { type: string } } } }
    ///         '404':
    ///           description: No such shop
    ///           content:
    ///             application/json: { schema: { type: object, properties: { code: { type: string }, message: { type: string } } } }
    ///         '500':
    ///           description: It has failed
    ///           content:
    ///             application/json: { schema: { type: object, properties: { error: { type: string } } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '400':
    ///           description: A bad query
    ///           content:
    ///             application/json: { schema: { $ref: '#/components/schemas/Error' } }
    ///         '500':
    ///           description: It has failed
    ///           content:
    ///             application/json: { schema: { $ref: '#/components/schemas/Error' } }
    /// components:
    ///   schemas:
    ///     Error: { type: object, properties: { code: { type: string }, message: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which form is meant is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 394 uses, folded to 23 findings in 23 descriptions. All were
    /// judged: 22 right. The wrong one tells which part of a batch has failed. Before what OAuth prescribes and what is also
    /// given for success were left alone there were 37, of which about 26 were right.
    ///
    /// ## References
    ///
    /// - RFC 9457; AIP-193; Microsoft Azure REST API guidelines (errors)
    pub(crate) static INCONSISTENT_SHAPE: Visit = {
        id: "errors/inconsistent-shape",
        summary: "the errors of an API have one form",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

/// A form of errors: the bodies that have fields in common.
type Form = usize;

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let shapes = Shapes::of(contract);
    if shapes.forms() < 2 {
        return;
    }
    // How often each form is met under each prefix.
    let mut met: FxHashMap<&str, FxHashMap<Form, usize>> = FxHashMap::default();
    let uses = || {
        let served = contract.observed.operations.iter().filter(|it| it.role == Role::Served);
        served.flat_map(|operation| {
            super::failures(contract, operation).map(move |(used, error)| (operation, used, error.ty))
        })
    };
    let mut places: FxHashMap<Form, Span> = FxHashMap::default();
    for (operation, used, ty) in uses() {
        if let Some(form) = shapes.form(ty) {
            places.entry(form).or_insert_with(|| super::place(contract, used, ty));
            *met.entry(prefix(&operation.path)).or_default().entry(form).or_default() += 1;
        }
    }
    let usual = |forms: FxHashMap<Form, usize>| {
        let most = forms.into_iter().max_by_key(|(form, count)| (*count, Reverse(*form)))?;
        (most.1 > 1).then_some(most.0)
    };
    let usual: FxHashMap<&str, Form> =
        met.into_iter().filter_map(|(prefix, forms)| Some((prefix, usual(forms)?))).collect();
    for (operation, used, ty) in uses() {
        let (Some(form), Some(&usual)) = (shapes.form(ty), usual.get(prefix(&operation.path))) else {
            continue;
        };
        if usual == form {
            continue;
        }
        let span = super::place(contract, used, ty);
        let mut report = ctx
            .report(
                span,
                format_args!(
                    "this error has {}, others of this API have {}",
                    shapes.names(ty),
                    shapes.names_of(usual)
                ),
            )
            .label("another form of error")
            .help("give all errors one form: clients handle them in one place, where this one falls through");
        if let Some(other) = places.get(&usual) {
            report = report.related(*other, "the usual form");
        }
        report.used_by(&operation.name, used.at).fold_with("form");
    }
}

/// The word that a path begins with, versions and the like left out.
fn prefix(path: &str) -> &str {
    let mut words = path.split('/').filter(|word| {
        let is_version =
            word.starts_with(['v', 'V']) && word[1..].starts_with(|it: char| it.is_ascii_digit());
        !word.is_empty() && !is_version && !word.starts_with('{') && !matches!(*word, "api" | "rest")
    });
    words.next().unwrap_or_default()
}

/// Whether it has text or a field of that name. What OAuth prescribes (RFC 6749 §5.2) is nobody's choice.
fn looks_like_an_error(types: &Types, error: ErrorShape) -> bool {
    let named = |what: &str| types.fields(error.ty).any(|it| it.name.to_ascii_lowercase().contains(what));
    (error.message || named("error")) && !named("error_description")
}

/// The bodies of answers that are for failure, put together by their fields.
struct Shapes<'c> {
    types: &'c Types,
    numbers: FxHashMap<TypeId, usize>,
    /// For each the one that it is put together with.
    parents: Vec<usize>,
    all: Vec<TypeId>,
}

impl<'c> Shapes<'c> {
    fn of(contract: &'c Contract) -> Self {
        let types = &contract.observed.types;
        let mut shapes = Self { types, numbers: FxHashMap::default(), parents: Vec::new(), all: Vec::new() };
        let mut first: FxHashMap<(&str, bool), usize> = FxHashMap::default();
        // What is also given for success is no error, whatever the status: it was copied there.
        let outputs = || contract.observed.outputs_in_use();
        let successes = outputs().map(|it| contract.observed.output(it)).filter(|it| it.status.is_success());
        let given = successes.flat_map(|it| it.media.iter().filter_map(|media| media.ty));
        let given: FxHashSet<TypeId> = given.map(|ty| types.definition(ty)).collect();
        for error in outputs().filter_map(|it| contract.output_facts(it).error) {
            if given.contains(&error.ty) || !looks_like_an_error(types, error) {
                continue;
            }
            if shapes.numbers.contains_key(&error.ty) || !types.is_described(error.ty) {
                continue;
            }
            if types.kind(error.ty) != TypeKind::Object || types.fields(error.ty).next().is_none() {
                continue;
            }
            let number = shapes.all.len();
            shapes.numbers.insert(error.ty, number);
            shapes.all.push(error.ty);
            shapes.parents.push(number);
            for field in types.fields(error.ty) {
                // Of what nothing is said it may be either.
                let kind = types.kind(field.ty);
                for nested in [false, true] {
                    let is_nested = matches!(kind, TypeKind::Object | TypeKind::List);
                    if kind == TypeKind::Any || nested == is_nested {
                        let other = *first.entry((&*field.name, nested)).or_insert(number);
                        shapes.join(number, other);
                    }
                }
            }
        }
        shapes
    }

    fn root(&self, mut number: usize) -> usize {
        while self.parents[number] != number {
            number = self.parents[number];
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.parents[high] = low;
    }

    fn forms(&self) -> usize {
        (0..self.all.len()).filter(|it| self.parents[*it] == *it).count()
    }

    fn form(&self, ty: TypeId) -> Option<Form> {
        self.numbers.get(&ty).map(|it| self.root(*it))
    }

    fn names(&self, ty: TypeId) -> String {
        let names = self.types.fields(ty).take(3).map(|field| match self.types.kind(field.ty) {
            TypeKind::Object => format!("`{}` (an object)", field.name),
            TypeKind::List => format!("`{}` (a list)", field.name),
            _ => format!("`{}`", field.name),
        });
        names.collect::<Vec<_>>().join(", ")
    }

    fn names_of(&self, form: Form) -> String {
        self.names(self.all[form])
    }
}
