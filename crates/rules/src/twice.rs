//! What there is twice when a call is made twice, so that nothing lets its server recognise the second one.

use wirelint_model::{BodyContent, Contract, Guard, Interaction, Role, Stake, Status, VerbClass};

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

fn answers(contract: &Contract, call: &Interaction, code: u16) -> bool {
    let outputs = &contract.operation(call).outputs;
    outputs.iter().any(|used| contract.observed.output(used.id).status == Status::Code(code))
}
