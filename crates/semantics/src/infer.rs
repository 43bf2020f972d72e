//! Puts the facts together.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_model::{
    Contract, Effect, Exchange, Fact, Input, InputFacts, Interaction, Key, Media, Observations, Operation,
    OperationId, Output, OutputFacts, PageInput, Place, Position, Precondition, Shared, TypeId, TypeKind,
    Types, VerbClass,
};

use crate::batch::Batches;
use crate::collection::Collections;
use crate::key::Keys;
use crate::monitor::Monitors;
use crate::naming::Names;
use crate::page::Pages;
use crate::repeat::Repeats;
use crate::rest::Paths;
use crate::target::Targets;
use crate::toil::Toils;
use crate::unfounded::Claims;
use crate::{
    Vocabulary, body, effect, errors, exchange, feed, monitor, output, prose, retire, root, rpc, toil, verb,
    verdict, version,
};

/// The facts about every operation, input, body and output of `observed`. Linear in their number; what is defined once is
/// judged once.
pub fn infer(observed: Observations, vocabulary: &Vocabulary) -> Contract {
    let mut contract = without_interactions(observed, vocabulary);
    let mut infer = Interactions::new(&contract, vocabulary);
    let numbers = 0..contract.observed.operations.len() as u32;
    contract.interactions = numbers.map(|number| infer.of(OperationId(number))).collect();
    contract
}

/// The same where much is as it was when `before` was inferred: of the types only `changed` are others, beside such as are made of them or are
/// new. What has not changed costs a comparison.
pub fn infer_like(
    before: &Contract,
    observed: Observations,
    changed: &[TypeId],
    vocabulary: &Vocabulary,
) -> Contract {
    let mut contract = without_interactions(observed, vocabulary);
    let alike = Alike::of(&before.observed, &contract.observed, changed);
    let mut infer = Interactions::new(&contract, vocabulary);
    let each = (0..).zip(&contract.observed.operations).map(|(number, operation)| {
        let known =
            before.interactions.get(number as usize).filter(|_| alike.has(number as usize, operation));
        known.cloned().unwrap_or_else(|| infer.of(OperationId(number)))
    });
    contract.interactions = each.collect();
    debug_assert_eq!(
        format!("{:?}", contract.interactions),
        format!("{:?}", self::infer(contract.observed.clone(), vocabulary).interactions),
        "what is kept is what would be inferred"
    );
    contract
}

/// What is observed as it was before.
struct Alike<'o> {
    before: &'o Observations,
    inputs: Vec<bool>,
    bodies: Vec<bool>,
    outputs: Vec<bool>,
    /// All operations have the paths that they had, and of the contract as a whole the same is said.
    whole: bool,
}

impl<'o> Alike<'o> {
    fn of(before: &'o Observations, now: &Observations, changed: &[TypeId]) -> Self {
        let is_other = now.types.made_of(changed);
        let is_same = |ty: Option<TypeId>| ty.is_none_or(|it| !is_other[it.0 as usize]);
        let are_same = |media: &[Media]| media.iter().all(|it| is_same(it.ty));
        let place = |it: &Operation| (it.role, Arc::clone(&it.method), Arc::clone(&it.path));
        Self {
            before,
            inputs: alike(&before.inputs, &now.inputs, |it| is_same(it.ty)),
            bodies: alike(&before.bodies, &now.bodies, |it| are_same(&it.media)),
            outputs: alike(&before.outputs, &now.outputs, |it| are_same(&it.media)),
            whole: before.about == now.about
                && before.operations.iter().map(place).eq(now.operations.iter().map(place)),
        }
    }

    /// Whether the operation with that number is one of them, with all that it takes and gives.
    fn has(&self, number: usize, operation: &Operation) -> bool {
        self.whole
            && self.before.operations[number] == *operation
            && operation.inputs.iter().all(|it| self.inputs[it.id.0 as usize])
            && operation.body.is_none_or(|it| self.bodies[it.id.0 as usize])
            && operation.outputs.iter().all(|it| self.outputs[it.id.0 as usize])
    }
}

/// For each of `now` whether it is as it was `before`, and `is_same` besides.
fn alike<T: PartialEq>(before: &[T], now: &[T], is_same: impl Fn(&T) -> bool) -> Vec<bool> {
    let each = now.iter().enumerate();
    each.map(|(at, it)| before.get(at).is_some_and(|before| before == it) && is_same(it)).collect()
}

/// Everything but the facts about operations.
fn without_interactions(mut observed: Observations, vocabulary: &Vocabulary) -> Contract {
    rpc::arrange(&mut observed, vocabulary);
    root::arrange(&mut observed, vocabulary);
    let mut contract = Contract {
        observed,
        interactions: Vec::new(),
        inputs: Vec::new(),
        bodies: Vec::new(),
        outputs: Vec::new(),
        server_version: None,
    };
    infer_parts(&mut contract, vocabulary);
    contract
}

/// Brings all facts of `contract` up to date with what is observed.
pub fn infer_anew(contract: &mut Contract, vocabulary: &Vocabulary) {
    let nothing = Observations::none(contract.observed.protocol);
    let observed = std::mem::replace(&mut contract.observed, nothing);
    *contract = infer(observed, vocabulary);
}

/// Brings the facts of `contract` up to date, of which only `operations` have been observed anew, with parts that nothing else has.
/// Costs what these operations cost.
pub fn infer_again(contract: &mut Contract, operations: &[OperationId], vocabulary: &Vocabulary) {
    infer_parts(contract, vocabulary);
    let mut infer = Interactions::new(contract, vocabulary);
    let again: Vec<Interaction> = operations.iter().map(|&operation| infer.of(operation)).collect();
    put(contract, again);
}

/// Brings the facts of `contract` up to date, of which only `operations` and what `shared` names have been observed anew, and says which
/// operations are, or have, something else than before. Costs what the operations cost that have one of them, and a look at every type.
pub fn infer_shared(
    contract: &mut Contract,
    operations: &[OperationId],
    shared: &Shared,
    vocabulary: &Vocabulary,
) -> Vec<OperationId> {
    infer_parts(contract, vocabulary);
    let affected = contract.observed.types.made_of(&shared.types);
    let has = |media: &[Media]| media.iter().filter_map(|it| it.ty).any(|ty| affected[ty.0 as usize]);
    let observed = &contract.observed;
    let mark = |count: usize, known: Vec<u32>, is: &dyn Fn(usize) -> bool| {
        let mut marks: Vec<bool> = (0..count).map(is).collect();
        for it in known {
            marks[it as usize] = true;
        }
        marks
    };
    let inputs = mark(observed.inputs.len(), shared.inputs.iter().map(|it| it.0).collect(), &|at| {
        observed.inputs[at].ty.is_some_and(|ty| affected[ty.0 as usize])
    });
    let bodies = mark(observed.bodies.len(), shared.bodies.iter().map(|it| it.0).collect(), &|at| {
        has(&observed.bodies[at].media)
    });
    let outputs = mark(observed.outputs.len(), shared.outputs.iter().map(|it| it.0).collect(), &|at| {
        has(&observed.outputs[at].media)
    });
    let marked = |marks: &[bool]| (0..marks.len()).filter(|&at| marks[at]).collect::<Vec<_>>();
    let mut judge = InputJudge::new(&observed.types, vocabulary);
    for at in marked(&inputs) {
        contract.inputs[at] = judge.facts(&observed.inputs[at]);
    }
    for at in marked(&bodies) {
        contract.bodies[at] = body::content(&observed.bodies[at], &observed.types);
    }
    let mut judge = OutputJudge::new(&observed.types, vocabulary);
    for at in marked(&outputs) {
        contract.outputs[at] = judge.facts(&observed.outputs[at]);
    }
    let mut infer = Interactions::new(contract, vocabulary);
    let (mut again, mut changed) = (Vec::new(), Vec::new());
    for (number, operation) in observed.operations.iter().enumerate() {
        let id = OperationId(number as u32);
        let is_anew = operations.contains(&id)
            || operation.inputs.iter().any(|it| shared.inputs.contains(&it.id))
            || operation.body.is_some_and(|it| shared.bodies.contains(&it.id))
            || operation.outputs.iter().any(|it| shared.outputs.contains(&it.id));
        let affected = Affected {
            inputs: operation.inputs.iter().any(|it| inputs[it.id.0 as usize]),
            body: operation.body.is_some_and(|it| bodies[it.id.0 as usize]),
            outputs: operation
                .outputs
                .iter()
                .any(|it| outputs[it.id.0 as usize] && observed.output(it.id).status.is_success()),
        };
        if is_anew {
            again.push(infer.of(id));
        } else if affected.inputs || affected.body || affected.outputs {
            again.push(infer.of_types(id, &contract.interactions[number], affected));
        } else if !operation.outputs.iter().any(|it| outputs[it.id.0 as usize]) {
            continue;
        }
        changed.push(id);
    }
    put(contract, again);
    changed
}

fn put(contract: &mut Contract, again: Vec<Interaction>) {
    for it in again {
        let number = it.operation.0 as usize;
        contract.interactions[number] = it;
    }
}

/// Brings the facts of `contract` up to date, whose operations are others now: for each `kept` says which one it was, where nothing of it
/// has been observed anew.
pub fn infer_kept(contract: &mut Contract, kept: &[Option<OperationId>], vocabulary: &Vocabulary) {
    infer_parts(contract, vocabulary);
    let mut old: Vec<Option<Interaction>> =
        std::mem::take(&mut contract.interactions).into_iter().map(Some).collect();
    let mut infer = Interactions::new(contract, vocabulary);
    let mut interactions = Vec::with_capacity(kept.len());
    for (number, was) in kept.iter().enumerate() {
        let id = OperationId(number as u32);
        let known = was.and_then(|was| old.get_mut(was.0 as usize)?.take());
        interactions.push(match known {
            Some(known) => {
                let operation = &contract.observed.operations[number];
                let Interaction { verb, ref key, ref precondition, .. } = known;
                // Other paths may have come or gone.
                let effect = infer.effect(operation, verb, key.as_deref(), precondition);
                Interaction { operation: id, effect, ..known }
            }
            None => infer.of(id),
        });
    }
    contract.interactions = interactions;
}

/// The facts about the inputs, bodies and outputs that have none yet, which are the last ones.
fn infer_parts(contract: &mut Contract, vocabulary: &Vocabulary) {
    let Contract { observed, inputs, bodies, outputs, server_version, .. } = contract;
    let mut judge = InputJudge::new(&observed.types, vocabulary);
    add(inputs, observed.inputs[inputs.len()..].iter().map(|it| judge.facts(it)));
    add(bodies, observed.bodies[bodies.len()..].iter().map(|it| body::content(it, &observed.types)));
    let mut judge = OutputJudge::new(&observed.types, vocabulary);
    add(outputs, observed.outputs[outputs.len()..].iter().map(|it| judge.facts(it)));
    *server_version = version::of_servers(&observed.about);
}

/// Adds `more` to what is known, with little room beyond: after an edit they are few.
fn add<T>(known: &mut Vec<T>, more: impl ExactSizeIterator<Item = T>) {
    if known.capacity() - known.len() < more.len() {
        known.reserve_exact(more.len() + known.len() / 16);
    }
    known.extend(more);
}

/// Says what is known of outputs, looking at each type once.
struct OutputJudge<'t> {
    outputs: output::Outputs<'t>,
    errors: errors::Errors<'t>,
    verdicts: verdict::Verdicts<'t>,
}

impl<'t> OutputJudge<'t> {
    fn new(types: &'t Types, vocabulary: &'t Vocabulary) -> Self {
        Self {
            outputs: output::Outputs::new(types),
            errors: errors::Errors::new(types, vocabulary),
            verdicts: verdict::Verdicts::new(types),
        }
    }

    fn facts(&mut self, output: &Output) -> OutputFacts {
        OutputFacts {
            error: self.errors.shape(output),
            verdict: self.verdicts.verdict(output),
            ..self.outputs.facts(output)
        }
    }
}

/// Says what is known of inputs, looking at each name and each prose once: hundreds of operations have the same few.
struct InputJudge<'t> {
    types: &'t Types,
    vocabulary: &'t Vocabulary,
    /// What inputs of a name have to do with pages.
    pages: FxHashMap<&'t str, Option<PageInput>>,
    /// Whether prose says that too large a value is taken for the largest.
    clamps: FxHashMap<&'t str, bool>,
}

impl<'t> InputJudge<'t> {
    fn new(types: &'t Types, vocabulary: &'t Vocabulary) -> Self {
        Self { types, vocabulary, pages: FxHashMap::default(), clamps: FxHashMap::default() }
    }

    fn facts(&mut self, input: &'t Input) -> InputFacts {
        let page = match input.place {
            // The other of the two sizes of a connection (<https://relay.dev/graphql/connections.htm#sec-Arguments>).
            Place::Argument if &*input.name == "last" => Some(PageInput::PerhapsSize),
            Place::Query | Place::Header | Place::Field | Place::Argument => {
                *self.pages.entry(&input.name).or_insert_with(|| self.vocabulary.page_input(&input.name))
            }
            Place::Path | Place::Cookie => None,
        };
        let kind = || input.ty.map_or(TypeKind::Any, |ty| self.types.kind(ty));
        let is_unclear = match page {
            // What is called a number and is text may be anything: a token, a day.
            Some(PageInput::Position(Position::Number | Position::Offset)) => kind() == TypeKind::String,
            // A number before or after which something lies is a time, or an id.
            Some(PageInput::Position(Position::Element)) => {
                matches!(&*input.name, "before" | "after")
                    && kind() != TypeKind::String
                    && (input.place != Place::Argument || kind() != TypeKind::Any)
            }
            _ => false,
        };
        let page = if is_unclear { Some(PageInput::Position(Position::Unclear)) } else { page };
        let sized = matches!(page, Some(PageInput::Size | PageInput::PerhapsSize));
        let text = &*input.description;
        let clamped = sized && *self.clamps.entry(text).or_insert_with(|| prose::clamps(text));
        InputFacts {
            page,
            stated_maximum: (sized && !clamped).then(|| prose::stated_maximum(text, input.bounds)).flatten(),
            clamped,
            respond_async: monitor::is_respond_async(input, self.types),
        }
    }
}

/// What of an operation has a type that is not what it was, or is made of one.
#[derive(Clone, Copy)]
struct Affected {
    inputs: bool,
    body: bool,
    /// Those for success: of what a failure looks like, nothing is inferred about the operation.
    outputs: bool,
}

/// Infers interactions, looking once at what several operations have.
struct Interactions<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    pages: Pages<'c>,
    keys: Keys<'c>,
    collections: Collections<'c>,
    paths: Paths<'c>,
    repeats: Repeats<'c>,
    monitors: Monitors<'c>,
    batches: Batches<'c>,
    targets: Targets<'c>,
    names: Names<'c>,
    claims: Claims<'c>,
    toils: Toils<'c>,
}

impl<'c> Interactions<'c> {
    fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        Self {
            contract,
            vocabulary,
            pages: Pages::new(contract, vocabulary),
            keys: Keys::new(contract, vocabulary),
            collections: Collections::new(contract),
            paths: Paths::new(&contract.observed),
            repeats: Repeats::new(contract, vocabulary),
            monitors: Monitors::new(contract, vocabulary),
            batches: Batches::new(contract, vocabulary),
            targets: Targets::new(contract),
            names: Names::new(vocabulary),
            claims: Claims::new(&contract.observed, vocabulary),
            toils: Toils::new(contract, vocabulary),
        }
    }

    fn of(&mut self, id: OperationId) -> Interaction {
        let observed = &self.contract.observed;
        let operation = &observed.operations[id.0 as usize];
        let verb = verb::class(operation, self.vocabulary);
        let key = self.keys.key(operation);
        let precondition = self.keys.precondition(operation);
        let collection = self.collections.collection(operation);
        let exchange = exchange::exchange(observed, operation);
        let is_early =
            matches!(exchange.value, Exchange::Accepted | Exchange::CalledBack | Exchange::MovesOn);
        Interaction {
            operation: id,
            verb,
            effect: self.effect(operation, verb, key.as_ref(), &precondition),
            key: key.map(Box::new),
            precondition,
            page: self.pages.page(operation, collection.as_ref()),
            collection: collection.map(Box::new),
            repeat: self.repeats.repeat(operation, verb),
            version: version::places(observed, operation),
            retirement: retire::retirement(operation, observed),
            receipt: self.monitors.receipt(operation),
            monitor: self.monitors.monitor(operation).map(Box::new),
            batch: self.batches.batch(operation).map(Box::new),
            forgets: is_early && monitor::forgets(operation, self.vocabulary),
            unfounded: self.claims.unfounded(operation),
            targets: self.targets.targets(operation),
            mismatch: self.names.mismatch(operation, &exchange, &mut self.claims),
            resumes: feed::resumes(self.contract, operation, exchange.value),
            toil: self.toils.toil(operation, verb, exchange.value),
            times_out: toil::times_out(self.contract, operation),
            exchange,
        }
    }

    /// The same where only types that it has are not what they were when it was `known`.
    fn of_types(&mut self, id: OperationId, known: &Interaction, affected: Affected) -> Interaction {
        let Affected { inputs, body, outputs } = affected;
        let observed = &self.contract.observed;
        let operation = &observed.operations[id.0 as usize];
        let key = if body { self.keys.key(operation).map(Box::new) } else { known.key.clone() };
        let precondition =
            if body || outputs { self.keys.precondition(operation) } else { known.precondition.clone() };
        let same_effect = !body && precondition == known.precondition;
        let collection = if outputs {
            self.collections.collection(operation).map(Box::new)
        } else {
            known.collection.clone()
        };
        // What reads says by its name alone that it changes something.
        let is_read = matches!(&*operation.method, "GET" | "HEAD");
        let same_repeat =
            is_read || !body && (!outputs || self.repeats.answers_id(operation) == known.repeat.new_id);
        Interaction {
            operation: id,
            verb: known.verb,
            exchange: known.exchange.clone(),
            effect: if same_effect {
                known.effect.clone()
            } else {
                self.effect(operation, known.verb, key.as_deref(), &precondition)
            },
            key,
            precondition,
            page: self.pages.page(operation, collection.as_deref()),
            collection,
            repeat: if same_repeat {
                known.repeat.clone()
            } else {
                self.repeats.repeat(operation, known.verb)
            },
            version: known.version,
            retirement: known.retirement,
            // What the caller names itself is in the body.
            receipt: if body || outputs { self.monitors.receipt(operation) } else { known.receipt },
            monitor: if outputs {
                self.monitors.monitor(operation).map(Box::new)
            } else {
                known.monitor.clone()
            },
            batch: self.batches.batch(operation).map(Box::new),
            forgets: known.forgets,
            unfounded: self.claims.unfounded(operation),
            targets: if inputs || body { self.targets.targets(operation) } else { known.targets.clone() },
            mismatch: if outputs {
                self.names.mismatch(operation, &known.exchange, &mut self.claims)
            } else {
                known.mismatch
            },
            resumes: feed::resumes(self.contract, operation, known.exchange.value),
            toil: if outputs {
                self.toils.toil(operation, known.verb, known.exchange.value)
            } else {
                known.toil
            },
            times_out: known.times_out,
        }
    }

    fn effect(
        &self,
        operation: &Operation,
        verb: VerbClass,
        key: Option<&Key>,
        precondition: &Precondition,
    ) -> Fact<Effect> {
        let observed = &self.contract.observed;
        let body = operation.body.map(|used| observed.body(used.id));
        let shape = self.paths.shape(operation);
        effect::effect(observed.protocol, operation, verb, key, precondition, body, shape)
    }
}
