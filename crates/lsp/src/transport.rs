//! Messages in and out: framing, order, cancellation, back pressure. Knows JSON-RPC and no method of the language server protocol but the
//! three that concern the transport itself: `$/cancelRequest`, `exit`, and which notifications change a document.
//!
//! One thread reads, one writes, and the caller of [`Inbox::next`] works. Invariants, each held by tests:
//! - messages are handed out in the order of their arrival, and answers are written in the order in which they are given;
//! - a cancellation takes effect when it is read, not when its turn comes;
//! - what waits is bounded in both directions: a client that does not read is not read from either;
//! - whatever bytes come in, the next whole message behind them is found.

mod frame;
mod inbox;
mod message;
mod outbox;

pub(crate) use inbox::{Inbox, Token};
pub(crate) use message::{Fault, Id, Incoming, Params, code};
pub(crate) use outbox::Outbox;

use std::io::{BufReader, Read, Write};
use std::sync::Arc;
use std::thread;

use frame::{Frame, FrameReader};

/// Starts reading `input` and writing `output`, each on a thread of its own.
///
/// The threads are not waited for: one that is blocked by a client that has stopped ends with the process.
pub(crate) fn start(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> (Arc<Inbox>, Arc<Outbox>) {
    let inbox = Arc::new(Inbox::default());
    let outbox = Arc::new(Outbox::default());
    let (to, end) = (Arc::clone(&inbox), Arc::clone(&outbox));
    thread::spawn(move || {
        read(input, &to);
        // Nobody waits for a client that has gone.
        end.leave();
        to.end();
    });
    let (from, end) = (Arc::clone(&outbox), Arc::clone(&inbox));
    thread::spawn(move || {
        from.write_to(output);
        end.end();
    });
    (inbox, outbox)
}

/// Reads until `exit`, the end of the input, or an error of the system.
fn read(input: impl Read, inbox: &Inbox) {
    let mut frames = FrameReader::new(BufReader::with_capacity(1 << 16, input));
    while let Ok(Some(frame)) = frames.next() {
        let len = frame.len();
        let message = match frame {
            Frame::Body(body) => Incoming::parse(body),
            Frame::Broken(reason) => Incoming::Broken(Fault::new(code::PARSE_ERROR, reason)),
        };
        let is_exit = message.is_exit();
        if !inbox.push(message, len) || is_exit {
            break;
        }
    }
}
