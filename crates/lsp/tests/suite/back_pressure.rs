//! A client that does not read: nothing piles up, nothing gets stuck for good, and it can still leave.

use std::io::{BufReader, Write};
use std::thread;

use serde_json::{Value, json};
use wirelint_lsp::Ended;

use crate::client::{TestDisk, frame, raw, read_message};

fn initialize() -> Vec<u8> {
    frame(&json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": { "capabilities": {} } }))
}

/// A request whose answer is about 1,000 bytes long.
fn request(id: i64) -> Vec<u8> {
    frame(&json!({ "jsonrpc": "2.0", "id": id, "method": "x".repeat(1000) }))
}

#[test]
fn a_client_that_reads_late_gets_every_answer_in_order() {
    // More than what may wait on either side.
    const COUNT: i64 = 90_000;
    let (mut to, from, server) = raw(TestDisk::default());
    let writer = thread::spawn(move || {
        to.write_all(&initialize()).unwrap();
        for id in 1..=COUNT {
            to.write_all(&request(id)).unwrap();
        }
        to
    });
    let mut from = BufReader::new(from);
    for id in 0..=COUNT {
        assert_eq!(read_message(&mut from).unwrap()["id"], id);
    }
    drop(writer.join().unwrap());
    assert_eq!(server.join().unwrap(), Ended::Abruptly);
}

#[test]
fn a_client_that_never_reads_can_leave() {
    for says_exit in [true, false] {
        let (mut to, from, server) = raw(TestDisk::default());
        to.write_all(&initialize()).unwrap();
        // More answers than may wait, and fewer requests than may.
        for id in 1..=30_000 {
            to.write_all(&request(id)).unwrap();
        }
        if says_exit {
            to.write_all(&frame(&json!({ "jsonrpc": "2.0", "method": "exit", "params": Value::Null })))
                .unwrap();
        }
        drop(to);
        assert_eq!(server.join().unwrap(), Ended::Abruptly);
        drop(from);
    }
}

#[test]
fn a_client_that_is_gone_is_not_waited_for() {
    let (mut to, from, server) = raw(TestDisk::default());
    to.write_all(&initialize()).unwrap();
    drop(from);
    // It may hear of it in the middle of this.
    for id in 1..=100 {
        _ = to.write_all(&request(id));
    }
    assert_eq!(server.join().unwrap(), Ended::Abruptly);
}
