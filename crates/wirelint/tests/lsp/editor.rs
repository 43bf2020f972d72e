//! The editor's side of a connection.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use serde_json::{Value, json};

/// The editor's side of a connection.
pub(crate) struct Editor<W> {
    pub(crate) to: W,
    from: Box<dyn BufRead>,
    held: VecDeque<Value>,
    next_id: i64,
}

/// The program, as it is started for an editor.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.arg("lsp").env_remove("RUST_BACKTRACE").stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// An editor with a process of its own.
pub(crate) fn start() -> (Editor<ChildStdin>, Child) {
    let mut child = command().stderr(Stdio::null()).spawn().unwrap();
    let (to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    (Editor::new(to, from), child)
}

impl<W: Write> Editor<W> {
    pub(crate) fn new(to: W, from: impl Read + 'static) -> Self {
        Self { to, from: Box::new(BufReader::new(from)), held: VecDeque::new(), next_id: 1 }
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks and waits for the whole answer.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.expect(|it| it["id"] == id && it.get("method").is_none())
    }

    /// The next message that `wanted` is true of; the others are kept.
    pub(crate) fn expect(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.held.iter().position(&wanted) {
            return self.held.remove(at).unwrap();
        }
        loop {
            let message = self.read();
            if wanted(&message) {
                return message;
            }
            self.held.push_back(message);
        }
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut header = String::new();
        while !header.ends_with("\r\n\r\n") {
            assert_ne!(self.from.read_line(&mut header).unwrap(), 0, "the server has gone");
        }
        let len = header.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
        let mut body = vec![0; len];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }
}
