//! A client that waits for what it wants to measure. Knows the protocol's framing and the few messages that editing takes.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Value, json};

use crate::bench::readers::Format;

/// Whoever says nothing for so long has gone astray.
const PATIENCE: Duration = Duration::from_mins(2);

/// A client of one server.
pub(super) struct Client {
    server: Option<Child>,
    to: Box<dyn Write>,
    from: Receiver<Message>,
    requests: i64,
    published: usize,
    first: Option<Instant>,
}

/// What the server said, and when the last byte of it was there.
struct Message {
    at: Instant,
    value: Value,
}

/// The diagnostics of a version.
pub(super) struct Published {
    pub(super) at: Instant,
    pub(super) diagnostics: Value,
}

/// One edit, ready to be sent.
pub(super) struct Change {
    pub(super) body: Value,
}

impl Client {
    /// Starts the server.
    pub(super) fn start(binary: &Path, folder: &Path) -> Result<Self> {
        let mut command = Command::new(binary);
        command.arg("lsp").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().with_context(|| format!("{} does not start", binary.display()))?;
        let to = server.stdin.take().context("standard input is piped")?;
        let from = server.stdout.take().context("standard output is piped")?;
        let mut client = Self::over(from, to);
        client.server = Some(server);
        Ok(client)
    }

    /// A client of whatever is at the other end.
    fn over(from: impl Read + Send + 'static, to: impl Write + 'static) -> Self {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut from = BufReader::with_capacity(1 << 16, from);
            while let Ok(Some(body)) = read(&mut from) {
                let at = Instant::now();
                let Ok(value) = serde_json::from_slice(&body) else { return };
                if sender.send(Message { at, value }).is_err() {
                    return;
                }
            }
        });
        Self { server: None, to: Box::new(to), from: receiver, requests: 0, published: 0, first: None }
    }

    /// The server's process.
    pub(super) fn pid(&self) -> u32 {
        self.server.as_ref().map_or(0, Child::id)
    }

    /// Makes the server ready, in UTF-8 and without pull diagnostics.
    pub(super) fn initialize(&mut self, folder: &Path) -> Result<()> {
        let params = json!({
            "processId": std::process::id(),
            "rootUri": uri(folder),
            "workspaceFolders": [{ "uri": uri(folder), "name": "bench" }],
            "capabilities": {
                "general": { "positionEncodings": ["utf-8", "utf-16"] },
                "textDocument": {
                    "synchronization": { "didSave": true },
                    "publishDiagnostics": {
                        "versionSupport": true, "relatedInformation": true,
                        "codeDescriptionSupport": true, "dataSupport": true,
                    },
                    "hover": { "contentFormat": ["markdown"] },
                    "definition": { "linkSupport": true },
                },
                "workspace": { "workspaceFolders": true },
            },
        });
        let (answer, _) = self.request("initialize", &params)?;
        let encoding = answer["capabilities"]["positionEncoding"].as_str();
        ensure!(encoding == Some("utf-8"), "the server counts columns in {encoding:?}, not in UTF-8");
        self.notify("initialized", &json!({}))?;
        Ok(())
    }

    /// Opens the file at `path` with version 1, and gives when that was sent.
    pub(super) fn open(&mut self, path: &Path, format: Format, text: &str) -> Result<Instant> {
        self.open_as(path, format.extension(), text)
    }

    /// The same of a file in `language`.
    pub(super) fn open_as(&mut self, path: &Path, language: &str, text: &str) -> Result<Instant> {
        let document = json!({ "uri": uri(path), "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }))
    }

    /// Sends an edit, and gives when that was.
    pub(super) fn change(&mut self, change: &Change) -> Result<Instant> {
        self.notify("textDocument/didChange", &change.body)
    }

    /// Waits for the diagnostics of the file at `path` in that version.
    pub(super) fn published(&mut self, path: &Path, version: i64) -> Result<Published> {
        let uri = uri(path);
        loop {
            let Message { at, mut value } = self.receive()?;
            let is_it = value["method"] == "textDocument/publishDiagnostics"
                && value["params"]["uri"] == *uri
                && value["params"]["version"] == version;
            if is_it {
                return Ok(Published { at, diagnostics: value["params"]["diagnostics"].take() });
            }
        }
    }

    /// How often diagnostics were published.
    pub(super) fn published_so_far(&self) -> usize {
        self.published
    }

    /// When diagnostics were published for the first time.
    pub(super) fn first_published(&self) -> Option<Instant> {
        self.first
    }

    /// Takes what has come meanwhile; gives how many diagnostics were among it.
    pub(super) fn drain(&mut self) -> Result<usize> {
        let before = self.published;
        while let Ok(message) = self.from.try_recv() {
            self.take(&message)?;
        }
        Ok(self.published - before)
    }

    /// Asks, and gives the answer and how long it took.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> Result<(Value, Duration)> {
        self.requests += 1;
        let id = self.requests;
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        let sent = self.send(&request)?;
        loop {
            let Message { at, mut value } = self.receive()?;
            if value["id"] == id && value.get("method").is_none() {
                if let Some(error) = value.get("error") {
                    bail!("{method}: {error}");
                }
                return Ok((value["result"].take(), at - sent));
            }
        }
    }

    /// Ends the session and the server.
    pub(super) fn shut_down(mut self) -> Result<()> {
        self.request("shutdown", &Value::Null)?;
        self.notify("exit", &Value::Null)?;
        if let Some(mut server) = self.server.take() {
            let status = server.wait()?;
            ensure!(status.success(), "the server ended with {status}");
        }
        Ok(())
    }

    fn notify(&mut self, method: &str, params: &Value) -> Result<Instant> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Writes a message, and gives when that began.
    fn send(&mut self, message: &Value) -> Result<Instant> {
        let body = serde_json::to_vec(message)?;
        let mut framed = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        framed.extend(body);
        let at = Instant::now();
        self.to
            .write_all(&framed)
            .and_then(|()| self.to.flush())
            .context("the server has stopped reading")?;
        Ok(at)
    }

    fn receive(&mut self) -> Result<Message> {
        let message = self.from.recv_timeout(PATIENCE).map_err(|error| match error {
            RecvTimeoutError::Timeout => anyhow!("the server has said nothing for {PATIENCE:?}"),
            RecvTimeoutError::Disconnected => anyhow!("the server has ended"),
        })?;
        self.take(&message)?;
        Ok(message)
    }

    /// Counts what is published, and answers what the server asks.
    fn take(&mut self, message: &Message) -> Result<()> {
        let value = &message.value;
        if value["method"] == "textDocument/publishDiagnostics" {
            self.published += 1;
            self.first.get_or_insert(message.at);
        }
        if let (Some(id), Some(method)) = (value.get("id"), value.get("method")) {
            let items = value["params"]["items"].as_array().map_or(0, Vec::len);
            let result = if method == "workspace/configuration" {
                json!(vec![Value::Null; items])
            } else {
                Value::Null
            };
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }))?;
        }
        Ok(())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Only where something went wrong is there still a server.
        if let Some(mut server) = self.server.take() {
            _ = server.kill();
            _ = server.wait();
        }
    }
}

/// The body of one message; `None` at the end.
fn read(from: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse()?);
        }
    }
    let mut body = vec![0; length.context("a message has its length")?];
    from.read_exact(&mut body)?;
    Ok(Some(body))
}

/// `path` (absolute, of plain characters) as the protocol names files.
pub(super) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::io::pipe;

    use super::*;
    use crate::bench::lsp::document::Document;

    /// A server that publishes something for each version, and asks something itself in between.
    fn serve(from: impl Read, mut to: impl Write) {
        let mut from = BufReader::new(from);
        let mut say = |value: &Value| {
            let body = value.to_string();
            write!(to, "Content-Type: x\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
        };
        let mut texts = 0;
        while let Some(body) = read(&mut from).unwrap() {
            let value: Value = serde_json::from_slice(&body).unwrap();
            let document = &value["params"]["textDocument"];
            match value["method"].as_str() {
                Some("initialize") => {
                    let result = json!({ "capabilities": { "positionEncoding": "utf-8" } });
                    say(&json!({ "id": value["id"], "result": result }));
                    say(
                        &json!({ "id": "a", "method": "workspace/configuration", "params": { "items": [{}] } }),
                    );
                }
                Some("textDocument/didOpen" | "textDocument/didChange") => {
                    texts += 1;
                    let diagnostics =
                        json!([{ "message": texts, "range": value["params"]["contentChanges"] }]);
                    let params = json!({ "uri": document["uri"], "version": document["version"], "diagnostics": diagnostics });
                    say(&json!({ "method": "textDocument/publishDiagnostics", "params": params }));
                }
                Some("shutdown") => say(&json!({ "id": value["id"], "result": null })),
                Some("exit") => return,
                Some(_) => {}
                None => assert_eq!(value, json!({ "jsonrpc": "2.0", "id": "a", "result": [null] })),
            }
        }
    }

    #[test]
    fn each_version_is_waited_for() {
        let ((theirs, to), (from, ours)) = (pipe().unwrap(), pipe().unwrap());
        let server = thread::spawn(move || serve(theirs, ours));
        let mut client = Client::over(from, to);
        let path = Path::new("/w/a.yaml");
        client.initialize(Path::new("/w")).unwrap();
        client.open(path, Format::Yaml, "a: é\nb: 1\n").unwrap();
        assert_eq!(client.published(path, 1).unwrap().diagnostics[0]["message"], 1);
        let mut document = Document::new(path.to_owned(), "a: é\nb: 1\n".to_owned());
        let edit = document.edit(3, 10, "x");
        client.change(&edit).unwrap();
        let published = client.published(path, 2).unwrap();
        let position = |line: u32, character: u32| json!({ "line": line, "character": character });
        assert_eq!(
            published.diagnostics[0]["range"],
            json!([{ "range": { "start": position(0, 3), "end": position(1, 4) }, "text": "x" }])
        );
        assert_eq!(document.text(), "a: x\n");
        assert_eq!(client.published_so_far(), 2);
        client.shut_down().unwrap();
        server.join().unwrap();
    }
}
