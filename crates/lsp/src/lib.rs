//! The language server: the protocol over `wirelint-analysis`. The only crate that knows the protocol's types, and thin: what is
//! asked is answered there.
//!
//! One thread reads messages, one writes them, and one, the main loop, owns all that changes. It takes messages strictly in the order of
//! their arrival, so that an answer is always about the texts at the request's place among the edits; when no message waits it lints
//! and publishes, and gives up as soon as one comes. So nothing is locked, nothing is answered for an older version, and a
//! client that stops reading stops the server and fills no memory.
//!
//! Invariants, each held by tests:
//! - each request is answered once, for the version of its moment or with an error that says why not;
//! - what is published for a file is what `wirelint lint --show hint` says of the folders and the open documents at that moment;
//! - no message ends the process but `exit`, and none takes it down: a panic costs the request that led to it.

mod client;
mod convert;
mod diagnostics;
mod documents;
mod lifecycle;
mod progress;
mod requests;
mod server;
mod session;
mod sync;
mod transport;
mod uri;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use wirelint_analysis::{Loader, Options};

/// What a server works with.
pub struct Setup {
    /// Where files come from.
    pub loader: Arc<dyn Loader>,
    /// The working directory (absolute): where a client that opens no folder works.
    pub cwd: PathBuf,
    /// What counts beside the folders, which the client names.
    pub options: Options,
    /// Which version the server says it has.
    pub version: &'static str,
}

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// As agreed: `shutdown`, then `exit`.
    InOrder,
    /// `exit` out of the blue, or the client has gone.
    Abruptly,
}

/// Serves one client until it says `exit` or goes away.
///
/// The threads that read `input` and write `output` are left behind where they wait for a client that has stopped.
pub fn serve(setup: Setup, input: impl Read + Send + 'static, output: impl Write + Send + 'static) -> Ended {
    let (inbox, outbox) = transport::start(input, output);
    let ended = server::Server::new(setup, Arc::clone(&inbox), Arc::clone(&outbox)).run();
    outbox.finish();
    ended
}
