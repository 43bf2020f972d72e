//! What there is twice when a call is made twice, so that nothing lets its server recognise the second one.

use wirelint_model::{
    BodyContent, Contract, Effect, Exchange, Guard, Interaction, Role, Stake, Status, VerbClass,
};

/// What there is twice when a call is repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Twice {
    /// Money moves.
    Money,
    /// Somebody gets a message.
    Message,
    /// What the call makes.
    Thing,
    /// The same, if not all signs are wrong.
    Perhaps,
}

impl Twice {
    /// What happens to whom, in words that go behind "and" or a colon.
    pub(crate) const fn harm(self) -> &'static str {
        match self {
            Self::Money => "somebody pays twice",
            Self::Message => "somebody gets it twice",
            Self::Thing | Self::Perhaps => "there are two",
        }
    }

    /// The same, where it is not sure.
    pub(crate) const fn likely_harm(self) -> &'static str {
        if matches!(self, Self::Perhaps) { "there may be two" } else { self.harm() }
    }
}

/// What there is twice when `call` is made twice; `None` where nothing is, where the server may recognise the second one, and where not
/// enough is known.
pub(crate) fn twice(contract: &Contract, call: &Interaction) -> Option<Twice> {
    let operation = contract.operation(call);
    if operation.role != Role::Served
        || &*operation.method != "POST"
        || operation.inputs_unknown
        || !call.effect.value.may_duplicate()
        || operation.extensions.as_ref().is_some_and(|it| it.stated.dedup.is_some())
    {
        return None;
    }
    let creates = match call.verb {
        VerbClass::Create | VerbClass::Job => true,
        VerbClass::Unknown => answers(contract, call, 201),
        VerbClass::Read | VerbClass::Set | VerbClass::Mint => false,
    };
    let body = operation.body.filter(|_| creates)?;
    if contract.observed.body(body.id).unknown || contract.body_content(body.id) == BodyContent::Nothing {
        return None;
    }
    let named = match &call.repeat.guard {
        None => false,
        Some(Guard::Name(_)) => true,
        Some(_) => return None,
    };
    let new = call.repeat.new_id.is_some();
    let created = answers(contract, call, 201);
    match call.repeat.stake {
        Some(Stake::Money) => Some(Twice::Money),
        Some(Stake::Message) => Some(Twice::Message),
        _ if !new || named => None,
        Some(Stake::Job) => Some(Twice::Thing),
        None if created && call.verb == VerbClass::Create => Some(Twice::Thing),
        None => Some(Twice::Perhaps),
    }
}

/// The same, also where only its verb tells that `call` makes something new each time.
pub(crate) fn twice_or_perhaps(contract: &Contract, call: &Interaction) -> Option<Twice> {
    if let Some(twice) = twice(contract, call) {
        return Some(twice);
    }
    let operation = contract.operation(call);
    let is_stated = operation.extensions.as_ref().is_some_and(|it| it.stated.dedup.is_some());
    let makes = !matches!(call.verb, VerbClass::Read | VerbClass::Set | VerbClass::Mint);
    // What is worked out for the call leaves nothing behind.
    let works_out = operation.rpc.as_ref().is_some_and(|rpc| {
        call.repeat.new_id.is_none()
            && call.exchange.value == Exchange::Waits
            && ["Generate", "Embed", "Export", "Synthesize"].iter().any(|it| rpc.name.starts_with(it))
    });
    let is_open = !works_out && call.effect.value == Effect::NotIdempotent && call.repeat.guard.is_none();
    (is_open && makes && !is_stated && !operation.inputs_unknown).then_some(Twice::Perhaps)
}

fn answers(contract: &Contract, call: &Interaction, code: u16) -> bool {
    let outputs = &contract.operation(call).outputs;
    outputs.iter().any(|used| contract.observed.output(used.id).status == Status::Code(code))
}
