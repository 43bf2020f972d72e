//! What the client has sent and nobody has looked at yet.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::message::{Fault, Id, Incoming, code};

/// How many bytes may wait, a single longer message apart.
const MAX_BYTES: usize = 64 << 20;

/// How many messages may wait.
const MAX_MESSAGES: usize = 1 << 16;

/// How many requests of ours may be granted that nobody has asked for: more than we send.
const MAX_GRANTED: usize = 64;

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
                if *succeeded && state.granted.len() < MAX_GRANTED {
                    state.granted.extend(id.take());
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

    /// Whether nothing comes for so long.
    pub(crate) fn is_quiet_for(&self, time: Duration) -> bool {
        let is_quiet = |state: &mut State| state.queue.is_empty() && !state.ended;
        let waited = self.arrived.wait_timeout_while(self.lock(), time, is_quiet);
        waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::thread;

    use super::*;

    fn push(inbox: &Inbox, body: &str) -> bool {
        inbox.push(Incoming::parse(body.as_bytes().to_vec()), body.len())
    }

    #[test]
    fn a_cancellation_does_not_wait_for_its_turn() {
        let inbox = Inbox::default();
        for id in 1..=2 {
            push(&inbox, &format!(r#"{{"id":{id},"method":"a"}}"#));
        }
        push(&inbox, r#"{"method":"$/cancelRequest","params":{"id":2}}"#);
        let mut cancelled = Vec::new();
        while let Some(message) = inbox.try_next() {
            let Incoming::Request { id, token, .. } = message else { panic!("{message:?}") };
            cancelled.push((id, token.load(Ordering::Relaxed)));
        }
        assert_eq!(cancelled, [(Id::Number(1), false), (Id::Number(2), true)]);
    }

    #[test]
    fn what_is_answered_can_be_cancelled_no_more() {
        let inbox = Inbox::default();
        push(&inbox, r#"{"id":1,"method":"a"}"#);
        push(&inbox, r#"{"id":1,"method":"b"}"#);
        let Some(Incoming::Request { token, .. }) = inbox.try_next() else { panic!("it was pushed") };
        assert!(matches!(inbox.try_next(), Some(Incoming::BrokenRequest { .. })));
        inbox.answered(&Id::Number(1));
        push(&inbox, r#"{"method":"$/cancelRequest","params":{"id":1}}"#);
        assert!(!token.load(Ordering::Relaxed));
        push(&inbox, r#"{"id":1,"method":"b"}"#);
        assert!(matches!(inbox.try_next(), Some(Incoming::Request { .. })));
    }

    #[test]
    fn no_more_waits_than_there_is_room_for() {
        let inbox = Inbox::default();
        let notification = || Incoming::parse(br#"{"method":"a"}"#.to_vec());
        // Longer than all that may wait, but alone.
        assert!(inbox.push(notification(), 2 * MAX_BYTES));
        thread::scope(|scope| {
            let second = scope.spawn(|| inbox.push(notification(), 1));
            assert!(inbox.next().is_some() && inbox.next().is_some());
            assert!(second.join().unwrap());
            assert!(inbox.push(notification(), MAX_BYTES));
            let third = scope.spawn(|| inbox.push(notification(), 1));
            inbox.end();
            // The end ends the wait, and what was there is still handed out.
            assert!(!third.join().unwrap());
        });
        assert!(inbox.next().is_some() && inbox.next().is_none());
        assert!(!inbox.has_message());
    }

    #[test]
    fn it_is_quiet_while_nothing_comes() {
        let inbox = Inbox::default();
        let (blink, ages) = (Duration::from_millis(1), Duration::from_mins(10));
        assert!(inbox.is_quiet_for(blink));
        push(&inbox, r#"{"method":"a"}"#);
        assert!(!inbox.is_quiet_for(ages));
        assert!(inbox.next().is_some() && inbox.is_quiet_for(blink));
        inbox.end();
        assert!(!inbox.is_quiet_for(ages));
    }

    #[test]
    fn changes_are_known_while_they_wait() {
        let inbox = Inbox::default();
        push(&inbox, r#"{"method":"initialized"}"#);
        assert_eq!((inbox.has_message(), inbox.has_change()), (true, false));
        push(&inbox, r#"{"method":"textDocument/didChange"}"#);
        assert!(inbox.has_change());
        assert!(inbox.next().is_some() && inbox.next().is_some());
        assert_eq!((inbox.has_message(), inbox.has_change()), (false, false));
    }
}
