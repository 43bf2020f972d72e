//! What the client is to be told and has not read yet.

use std::collections::VecDeque;
use std::io::Write;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::frame::framed;
use super::message::{Fault, Id};

/// How many bytes may wait, a single longer message apart.
const MAX_BYTES: usize = 16 << 20;

/// What the client is to be told and has not read yet. While it is full, who wants to say more waits: a client that does not read
/// is given no more than it can be given later.
#[derive(Default)]
pub(crate) struct Outbox {
    state: Mutex<State>,
    added: Condvar,
    written: Condvar,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Vec<u8>>,
    /// What waits, what is being written included.
    bytes: usize,
    /// The client has gone, or will go: nobody waits for it.
    leaving: bool,
    closed: bool,
}

#[derive(Serialize)]
struct Reply<'a, T> {
    jsonrpc: &'static str,
    id: Option<&'a Id>,
    #[serde(flatten)]
    outcome: Outcome<'a, T>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Outcome<'a, T> {
    Result(T),
    Error(&'a Fault),
}

#[derive(Serialize)]
struct Call<'a, T> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Id>,
    method: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<T>,
}

const VERSION: &str = "2.0";

impl Outbox {
    /// Answers the request `id`; `None` stands for one whose id could not be read.
    pub(crate) fn reply(&self, id: Option<&Id>, outcome: Result<serde_json::Value, Fault>) {
        match outcome {
            Ok(value) => self.send(&Reply { jsonrpc: VERSION, id, outcome: Outcome::Result(value) }),
            Err(fault) => {
                self.send(&Reply { jsonrpc: VERSION, id, outcome: Outcome::<()>::Error(&fault) });
            }
        }
    }

    /// Tells the client something.
    pub(crate) fn notify(&self, method: &str, params: impl Serialize) {
        self.send(&Call { jsonrpc: VERSION, id: None, method, params: Some(params) });
    }

    /// Asks the client for something.
    pub(crate) fn request<T: Serialize>(&self, id: &Id, method: &str, params: Option<T>) {
        self.send(&Call { jsonrpc: VERSION, id: Some(id), method, params });
    }

    fn send(&self, message: &impl Serialize) {
        let body =
            serde_json::to_vec(message).expect("the protocol's types have text keys and no own serialisers");
        let bytes = framed(&body);
        let mut state = self.lock();
        while state.is_full(bytes.len()) && !state.leaving && !state.closed {
            state = self.written.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed || state.is_full(bytes.len()) {
            return;
        }
        state.bytes += bytes.len();
        state.queue.push_back(bytes);
        self.added.notify_one();
    }

    /// From here on nobody waits for the client: what finds no room is dropped.
    pub(super) fn leave(&self) {
        self.lock().leaving = true;
        self.written.notify_all();
    }

    /// Lets the client read what waits, but not for longer than it takes one that reads at all.
    pub(crate) fn finish(&self) {
        let mut state = self.lock();
        while state.bytes > 0 && !state.closed {
            let before = state.bytes;
            let (next, _) = self
                .written
                .wait_timeout(state, Duration::from_secs(1))
                .unwrap_or_else(PoisonError::into_inner);
            state = next;
            if state.bytes == before {
                return;
            }
        }
    }

    /// Writes what is added, until that fails.
    pub(super) fn write_to(&self, mut output: impl Write) {
        loop {
            let mut state = self.lock();
            let bytes = loop {
                match state.queue.pop_front() {
                    Some(bytes) => break bytes,
                    None => state = self.added.wait(state).unwrap_or_else(PoisonError::into_inner),
                }
            };
            drop(state);
            let outcome = output.write_all(&bytes).and_then(|()| output.flush());
            let mut state = self.lock();
            state.bytes -= bytes.len();
            state.closed |= outcome.is_err();
            let closed = state.closed;
            drop(state);
            self.written.notify_all();
            if closed {
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn is_full(&self, more: usize) -> bool {
        self.bytes > 0 && self.bytes + more > MAX_BYTES
    }
}
