//! The main loop: one message after the other, and linting in between.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;

use crate::lifecycle;
use crate::requests;
use crate::session::Session;
use crate::sync;
use crate::transport::{Fault, Id, Inbox, Incoming, Outbox, Params, Token, code};
use crate::{Ended, Setup};

/// How often a lint gives way to requests before it insists. A change always has the way; requests alone must not keep a client from
/// ever seeing a result.
const PATIENCE: u32 = 8;

/// After how much quiet what only serves the next edit is given back.
const QUIET: Duration = Duration::from_secs(1);

/// A server on its way through a session.
pub(crate) struct Server {
    stage: Stage,
    inbox: Arc<Inbox>,
    outbox: Arc<Outbox>,
    /// How often the lint that is due has given way to requests.
    gave_way: u32,
    /// Nothing has come since it was last quiet.
    is_at_rest: bool,
}

/// How far a session is.
enum Stage {
    /// Before `initialize`.
    Fresh(Box<Setup>),
    /// Between `initialize` and `shutdown`.
    Running(Box<Session>),
    /// After `shutdown`.
    Down,
}

impl Server {
    pub(crate) fn new(setup: Setup, inbox: Arc<Inbox>, outbox: Arc<Outbox>) -> Self {
        Self { stage: Stage::Fresh(Box::new(setup)), inbox, outbox, gave_way: 0, is_at_rest: false }
    }

    /// Works until the session ends.
    pub(crate) fn run(mut self) -> Ended {
        loop {
            let message = match self.inbox.try_next() {
                Some(message) => message,
                None if self.lint() || self.rest() => continue,
                None => match self.inbox.next() {
                    Some(message) => message,
                    None => return Ended::Abruptly,
                },
            };
            if message.is_exit() {
                return if matches!(self.stage, Stage::Down) { Ended::InOrder } else { Ended::Abruptly };
            }
            self.take(message);
        }
    }

    /// Lints and publishes if something has changed since. Whether there was something to do.
    fn lint(&mut self) -> bool {
        let Stage::Running(session) = &mut self.stage else { return false };
        if !session.is_lint_due() {
            return false;
        }
        let insists = self.gave_way >= PATIENCE;
        let inbox = &self.inbox;
        let gives_way = || inbox.has_change() || !insists && inbox.has_message();
        let outcome = catch_unwind(AssertUnwindSafe(|| session.lint(&gives_way)));
        match outcome {
            Ok(true) => self.gave_way = 0,
            Ok(false) if inbox.has_change() => self.gave_way = 0,
            Ok(false) => self.gave_way += 1,
            Err(_) => {
                session.start_over();
                session.give_up_lint();
                session.log("internal error while linting: please report it");
            }
        }
        true
    }

    /// Waits a while. Whether nothing came, and what is not needed then was given back.
    fn rest(&mut self) -> bool {
        let Stage::Running(session) = &mut self.stage else { return false };
        let rests = !self.is_at_rest && self.inbox.is_quiet_for(QUIET);
        if rests {
            session.rest();
            self.is_at_rest = true;
        }
        rests
    }

    fn take(&mut self, message: Incoming) {
        self.is_at_rest = false;
        match message {
            Incoming::Broken(fault) => self.outbox.reply(None, Err(fault)),
            Incoming::BrokenRequest { id, fault } => self.outbox.reply(Some(&id), Err(fault)),
            Incoming::Response { .. } => {}
            Incoming::Notification { method, params } => self.notification(&method, &params),
            Incoming::Request { id, method, params, token } => {
                let outcome = self.request(&method, &params, &token);
                // First the id is free, then the client hears so.
                self.inbox.answered(&id);
                self.outbox.reply(Some(&id), outcome);
            }
        }
    }

    fn notification(&mut self, method: &str, params: &Params) {
        // Before `initialize` and after `shutdown` all of them are dropped, as the protocol has it.
        let Stage::Running(session) = &mut self.stage else { return };
        let outcome = catch_unwind(AssertUnwindSafe(|| sync::notification(session, method, params)));
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(fault)) => session.log(&format!("`{method}`: {}", fault.message)),
            Err(_) => {
                session.start_over();
                session.log(&format!("internal error in `{method}`: please report it"));
            }
        }
    }

    fn request(&mut self, method: &str, params: &Params, token: &Token) -> Result<Value, Fault> {
        if token.load(Ordering::Relaxed) {
            return Err(Fault::new(code::REQUEST_CANCELLED, "cancelled"));
        }
        match &mut self.stage {
            Stage::Fresh(setup) if method == "initialize" => {
                let params: Value = params.read()?;
                let (inbox, outbox) = (&self.inbox, &self.outbox);
                let begin = || {
                    let session = Session::new(setup, &params, Arc::clone(inbox), Arc::clone(outbox));
                    let result = lifecycle::result(session.client(), setup.version);
                    (session, result)
                };
                let begun = catch_unwind(AssertUnwindSafe(begin));
                let (session, result) = begun.map_err(|_| internal_error(method))?;
                self.stage = Stage::Running(Box::new(session));
                Ok(result)
            }
            Stage::Fresh(_) => Err(Fault::new(code::NOT_INITIALIZED, "`initialize` comes first")),
            Stage::Down => Err(Fault::new(code::INVALID_REQUEST, "the server has been shut down")),
            Stage::Running(_) if method == "initialize" => {
                Err(Fault::new(code::INVALID_REQUEST, "`initialize` comes once"))
            }
            Stage::Running(_) if method == "shutdown" => {
                self.stage = Stage::Down;
                Ok(Value::Null)
            }
            Stage::Running(session) => {
                let answer = || requests::request(session, method, params, token);
                catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
                    session.start_over();
                    Err(internal_error(method))
                })
            }
        }
    }
}

fn internal_error(method: &str) -> Fault {
    Fault::new(code::INTERNAL_ERROR, format!("internal error in `{method}`: please report it"))
}

/// The names of our own requests.
pub(crate) fn own_id(name: &str) -> Id {
    Id::String(format!("wirelint/{name}"))
}
