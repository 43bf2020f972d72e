//! What the client has sent and nobody has looked at yet.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::message::{Fault, Id, Incoming, code};

/// How many bytes may wait, a single longer message apart.
const MAX_BYTES: usize = 64 << 20;

/// How many messages may wait.
const MAX_MESSAGES: usize = 1 << 16;

/// Whether a request has been cancelled.
pub(crate) type Token = Arc<AtomicBool>;

/// What the client has sent and nobody has looked at yet. One thread [pushes](Self::push), one takes.
#[derive(Default)]
pub(crate) struct Inbox {
    state: Mutex<State>,
    arrived: Condvar,
    taken: Condvar,
    /// How many messages wait, and how many of them are changes: asked from within a lint, many times a millisecond.
    waiting: AtomicUsize,
    changes: AtomicUsize,
}

#[derive(Default)]
struct State {
    queue: VecDeque<(Incoming, usize)>,
    bytes: usize,
    /// The requests that have arrived and are not answered.
    open: HashMap<Id, Token>,
    /// The requests of ours that the client has granted.
    granted: Vec<Id>,
    ended: bool,
}

impl Inbox {
    /// Adds `message`, `len` bytes long, when there is room. A cancellation is carried out here and now. `false` where nobody takes
    /// messages any more.
    pub(super) fn push(&self, mut message: Incoming, len: usize) -> bool {
        let mut state = self.lock();
        if let Some(id) = message.cancels() {
            if let Some(token) = state.open.get(&id) {
                token.store(true, Ordering::Relaxed);
            }
            return true;
        }
        match &mut message {
            // Nothing but the progress of a run waits for an answer, and that looks here from its own threads.
            Incoming::Response { id, succeeded } => {
                if *succeeded && state.granted.len() < 64 {
                    state.granted.push(id.clone());
                }
                return true;
            }
            Incoming::Request { id, token, .. } => {
                if state.open.contains_key(id) {
                    let fault = Fault::new(code::INVALID_REQUEST, "a request with this id is still open");
                    message = Incoming::BrokenRequest { id: id.clone(), fault };
                } else {
                    state.open.insert(id.clone(), Arc::clone(token));
                }
            }
            _ => {}
        }
        while !state.ended
            && !state.queue.is_empty()
            && (state.bytes + len > MAX_BYTES || state.queue.len() >= MAX_MESSAGES)
        {
            state = self.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.ended {
            return false;
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.changes.fetch_add(usize::from(message.is_change()), Ordering::Relaxed);
        state.bytes += len;
        state.queue.push_back((message, len));
        self.arrived.notify_one();
        true
    }

    /// No more messages come.
    pub(super) fn end(&self) {
        self.lock().ended = true;
        self.arrived.notify_all();
        self.taken.notify_all();
    }

    /// The next message; waits for one. `None` when there are no more.
    pub(crate) fn next(&self) -> Option<Incoming> {
        let mut state = self.lock();
        loop {
            if let Some(message) = self.take(&mut state) {
                return Some(message);
            }
            if state.ended {
                return None;
            }
            state = self.arrived.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next message if one is there.
    pub(crate) fn try_next(&self) -> Option<Incoming> {
        self.take(&mut self.lock())
    }

    /// Whether a message waits.
    pub(crate) fn has_message(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Whether something waits after which the answers may be others.
    pub(crate) fn has_change(&self) -> bool {
        self.changes.load(Ordering::Relaxed) > 0
    }

    /// Says that the request has been answered: it can be cancelled no longer, and its id is free.
    pub(crate) fn answered(&self, id: &Id) {
        self.lock().open.remove(id);
    }

    /// Whether the client has said yes to our request `id`.
    pub(crate) fn is_granted(&self, id: &Id) -> bool {
        self.lock().granted.contains(id)
    }

    fn take(&self, state: &mut State) -> Option<Incoming> {
        let (message, len) = state.queue.pop_front()?;
        state.bytes -= len;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.changes.fetch_sub(usize::from(message.is_change()), Ordering::Relaxed);
        self.taken.notify_one();
        Some(message)
    }

    /// What the lock guards is whole between any two statements.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
