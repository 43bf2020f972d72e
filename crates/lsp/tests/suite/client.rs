//! A client for tests. It reads on a thread of its own, as editors do, and waits for what it expects; a server that says nothing
//! is a failure, not a wait for ever.

use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};
use wirelint_analysis::{Loader, Memory, Options};
use wirelint_lsp::{Ended, Setup, serve};
use wirelint_test_fixture::Fixture;
use wirelint_vfs::{Entry, EntryKind};

/// How long the slowest machine may take for anything that a test asks.
const LIMIT: Duration = Duration::from_mins(5);

/// Where the files of tests lie.
pub(crate) const ROOT: &str = "/w";

/// Who reads the file of that name panics.
pub(crate) const PANIC: &str = "panic.yaml";

/// A disk that changes.
#[derive(Clone, Default)]
pub(crate) struct TestDisk {
    files: Arc<RwLock<BTreeMap<PathBuf, String>>>,
    links: Arc<RwLock<BTreeMap<PathBuf, PathBuf>>>,
}

impl TestDisk {
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.files.write().unwrap().insert(Path::new(ROOT).join(path), text.to_owned());
    }

    pub(crate) fn remove(&self, path: &str) {
        self.files.write().unwrap().retain(|it, _| !it.starts_with(Path::new(ROOT).join(path)));
    }

    /// Adds a symbolic link.
    pub(crate) fn link(&self, path: &str, target: &str) {
        self.links.write().unwrap().insert(Path::new(ROOT).join(path), target.into());
    }

    fn memory(&self) -> Memory {
        let files = self.files.read().unwrap();
        let memory =
            files.iter().fold(Memory::new(), |memory, (path, text)| memory.file(path.clone(), text.clone()));
        let links = self.links.read().unwrap();
        links.iter().fold(memory, |memory, (path, target)| memory.link(path.clone(), target.clone()))
    }
}

impl Loader for TestDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.memory().entry(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.memory().read_link(path)
    }
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.memory().canonicalize(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        self.memory().list(folder)
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        assert!(!path.ends_with(PANIC), "a defect that the test wants");
        self.memory().read(path, limit)
    }
}

/// What an editor of today can do.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true,
                "tagSupport": { "valueSet": [1, 2] }, "versionSupport": true,
            },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "hover": { "contentFormat": ["markdown"] },
            "definition": { "linkSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
        "workspace": {
            "workspaceEdit": { "documentChanges": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    })
}

/// A client with its server.
pub(crate) struct Client {
    to: Option<PipeWriter>,
    from: mpsc::Receiver<Value>,
    held: VecDeque<Value>,
    server: Option<JoinHandle<Ended>>,
    next_id: i64,
    pub(crate) disk: TestDisk,
}

/// A server with the raw ends of its pipes.
pub(crate) fn raw(disk: TestDisk) -> (PipeWriter, PipeReader, JoinHandle<Ended>) {
    let (input, to) = io::pipe().unwrap();
    let (from, output) = io::pipe().unwrap();
    let setup = Setup {
        loader: Arc::new(disk),
        cwd: ROOT.into(),
        options: Options::default(),
        version: "0.0.0-test",
    };
    (to, from, thread::spawn(move || serve(setup, input, output)))
}

pub(crate) fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The next message; `None` at the end.
pub(crate) fn read_message(from: &mut impl BufRead) -> Option<Value> {
    let mut len = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        len = line.trim().strip_prefix("Content-Length: ").map(|it| it.parse().unwrap());
    }
    let mut body = vec![0; len.unwrap()];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

impl Client {
    /// A client that has said nothing yet.
    pub(crate) fn silent(disk: TestDisk) -> Self {
        let (to, from, server) = raw(disk.clone());
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut from = BufReader::new(from);
            while let Some(message) = read_message(&mut from) {
                _ = sender.send(message);
            }
        });
        Self { to: Some(to), from: receiver, held: VecDeque::new(), server: Some(server), next_id: 1, disk }
    }

    /// A client with a folder that holds `files`, a fixture, and these abilities; initialised.
    #[track_caller]
    pub(crate) fn with(files: &str, capabilities: &Value) -> Self {
        let disk = TestDisk::default();
        // The folder is there, whatever it holds.
        disk.write("README.md", "");
        for file in Fixture::parse(files).files.iter().filter(|it| !it.path.is_empty()) {
            disk.write(&file.path, &file.text);
        }
        let mut client = Self::silent(disk);
        let folders = json!([{ "uri": "file:///w", "name": "w" }]);
        let params = json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders });
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    #[track_caller]
    pub(crate) fn new(files: &str) -> Self {
        Self::with(files, &capabilities())
    }

    pub(crate) fn send(&mut self, message: &Value) {
        self.send_raw(&frame(message));
    }

    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        self.to.as_mut().unwrap().write_all(bytes).unwrap();
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and says its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The whole answer to a request.
    #[track_caller]
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.expect("an answer", |it| it["id"] == id && it.get("method").is_none())
    }

    /// Asks and waits for the result.
    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The code of the error that a request leads to.
    #[track_caller]
    pub(crate) fn error(&mut self, method: &str, params: Value) -> i64 {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{method}: {answer}"))
    }

    /// The next message that `wanted` is true of; the others are kept.
    #[track_caller]
    pub(crate) fn expect(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.held.iter().position(&wanted) {
            return self.held.remove(at).unwrap();
        }
        loop {
            let message =
                self.from.recv_timeout(LIMIT).unwrap_or_else(|error| panic!("no {what} came: {error}"));
            if wanted(&message) {
                return message;
            }
            self.held.push_back(message);
        }
    }

    /// The messages that have come and nobody has asked for.
    pub(crate) fn held(&mut self) -> Vec<Value> {
        self.held.extend(self.from.try_iter());
        self.held.drain(..).collect()
    }

    /// What is published next for the file.
    #[track_caller]
    pub(crate) fn published(&mut self, path: &str) -> Value {
        let uri = uri(path);
        let mut message = self.expect(&format!("diagnostics of {path}"), |it| {
            it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri
        });
        message["params"].take()
    }

    /// What is published for that version of the open document.
    #[track_caller]
    pub(crate) fn published_for(&mut self, path: &str, version: i64) -> Value {
        loop {
            let published = self.published(path);
            if published["version"] == version {
                return published["diagnostics"].clone();
            }
        }
    }

    pub(crate) fn open(&mut self, path: &str, version: i64, text: &str) {
        let document = json!({ "uri": uri(path), "languageId": "yaml", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, path: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri(path), "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub(crate) fn close(&mut self, path: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri(path) } }));
    }

    /// Closes the client's end and waits for the server's.
    pub(crate) fn hang_up(mut self) -> Ended {
        self.to = None;
        self.server.take().unwrap().join().unwrap()
    }

    /// Ends as agreed.
    #[track_caller]
    pub(crate) fn finish(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.server.take().unwrap().join().unwrap(), Ended::InOrder);
    }
}

pub(crate) fn uri(path: &str) -> String {
    if path.contains(':') { path.to_owned() } else { format!("file://{ROOT}/{path}") }
}

/// A document and a place in it, as requests name them.
pub(crate) fn at(path: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri(path) }, "position": { "line": line, "character": character } })
}

/// `line:character-line:character`
pub(crate) fn range(value: &Value) -> String {
    let position = |it: &Value| format!("{}:{}", it["line"], it["character"]);
    format!("{}-{}", position(&value["start"]), position(&value["end"]))
}

/// Each diagnostic in a line: place, rule, first line of the message.
pub(crate) fn lines(diagnostics: &Value) -> Vec<String> {
    let line = |it: &Value| {
        let message = it["message"].as_str().unwrap().lines().next().unwrap_or_default();
        format!("{} {} {message}", range(&it["range"]), it["code"].as_str().unwrap())
    };
    diagnostics.as_array().unwrap().iter().map(line).collect()
}

/// JSON for people.
pub(crate) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}
