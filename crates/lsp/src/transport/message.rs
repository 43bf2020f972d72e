//! JSON-RPC 2.0 messages as they come in. Parameters stay text until whoever handles the method reads them: a pasted file of a hundred
//! megabytes is not turned into a tree of values first.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::inbox::Token;

/// The error codes that are used, from JSON-RPC 2.0 §5.1 and the protocol's own list.
pub(crate) mod code {
    /// No JSON, or no message that can be told from its neighbours.
    pub(crate) const PARSE_ERROR: i32 = -32700;
    /// JSON, but no request; or a request at the wrong time.
    pub(crate) const INVALID_REQUEST: i32 = -32600;
    /// Nobody handles this.
    pub(crate) const METHOD_NOT_FOUND: i32 = -32601;
    /// Parameters of another shape than the method's.
    pub(crate) const INVALID_PARAMS: i32 = -32602;
    /// A defect of ours.
    pub(crate) const INTERNAL_ERROR: i32 = -32603;
    /// Something before `initialize`.
    pub(crate) const NOT_INITIALIZED: i32 = -32002;
    /// The client does not want to know any more.
    pub(crate) const REQUEST_CANCELLED: i32 = -32800;
    /// The server gives up and wants to be asked again; for diagnostics only.
    pub(crate) const SERVER_CANCELLED: i32 = -32802;
}

/// The name of a request. JSON-RPC allows numbers and strings; numbers are whole.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Id {
    /// `1`
    Number(i64),
    /// `"1"`
    String(String),
}

/// Why there is no result.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct Fault {
    pub(crate) code: i32,
    pub(crate) message: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<serde_json::Value>,
}

impl Fault {
    pub(crate) fn new(code: i32, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), data: None }
    }
}

/// A message from the client.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// Wants an answer.
    Request { id: Id, method: String, params: Params, token: Token },
    /// Wants none.
    Notification { method: String, params: Params },
    /// The answer to a request of ours: whether it went well. Without an id where the client could not read ours.
    Response { id: Option<Id>, succeeded: bool },
    /// Something that cannot be handled, and cannot be answered by name.
    Broken(Fault),
    /// A request that cannot be handled.
    BrokenRequest { id: Id, fault: Fault },
}

/// The parameters of a method, as text: the whole message, and where in it they stand. A copy of them would be a copy of a document.
#[derive(Debug, Default)]
pub(crate) struct Params {
    message: String,
    range: Range<usize>,
}

impl Params {
    /// Reads them. Missing ones are `null`.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let text = &self.message[self.range.clone()];
        serde_json::from_str(if text.is_empty() { "null" } else { text })
            .map_err(|error| Fault::new(code::INVALID_PARAMS, format!("invalid parameters: {error}")))
    }
}

/// Any message, its parts looked at as little as possible.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    params: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    result: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

/// Where `part`, a part of `text`, stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// `null` is something, too.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

impl Incoming {
    /// The message that `body` is.
    pub(super) fn parse(body: Vec<u8>) -> Self {
        let Ok(text) = String::from_utf8(body) else {
            return Self::Broken(Fault::new(code::PARSE_ERROR, "the message is no UTF-8"));
        };
        let envelope: Envelope<'_> = match serde_json::from_str(&text) {
            Ok(envelope) => envelope,
            Err(error) if error.is_data() => {
                return Self::Broken(Fault::new(code::INVALID_REQUEST, "this is JSON, but no message"));
            }
            Err(error) => {
                return Self::Broken(Fault::new(code::PARSE_ERROR, format!("this is no JSON: {error}")));
            }
        };
        let has_id = envelope.id.is_some();
        let id = envelope.id.and_then(|it| serde_json::from_str::<Id>(it.get()).ok());
        let range = envelope.params.map_or(0..0, |it| place(&text, it.get()));
        let method = envelope.method.map(Cow::into_owned);
        let (has_result, has_error) = (envelope.result.is_some(), envelope.error.is_some());
        let params = Params { message: text, range };
        match (id, method) {
            (None, _) if has_id && !has_result && !has_error => {
                Self::Broken(Fault::new(code::INVALID_REQUEST, "an `id` is a whole number or a string"))
            }
            (Some(id), Some(method)) => Self::Request { id, method, params, token: Arc::default() },
            (None, Some(method)) => Self::Notification { method, params },
            // An answer is never answered, whatever is wrong with it: two that do so never end.
            (id, None) if has_result || has_error => Self::Response { id, succeeded: !has_error },
            (Some(id), None) => {
                let fault = Fault::new(code::INVALID_REQUEST, "this is neither a request nor an answer");
                Self::BrokenRequest { id, fault }
            }
            (None, None) => {
                Self::Broken(Fault::new(code::INVALID_REQUEST, "this is neither a request nor an answer"))
            }
        }
    }

    /// Whether this ends the session.
    pub(crate) fn is_exit(&self) -> bool {
        matches!(self, Self::Notification { method, .. } if method == "exit")
    }

    /// Whether what is asked afterwards may have another answer than before.
    pub(crate) fn is_change(&self) -> bool {
        let Self::Notification { method, .. } = self else { return false };
        matches!(
            &**method,
            "textDocument/didOpen"
                | "textDocument/didChange"
                | "textDocument/didClose"
                | "textDocument/didSave"
                | "workspace/didChangeWatchedFiles"
                | "workspace/didChangeWorkspaceFolders"
                | "workspace/didCreateFiles"
                | "workspace/didRenameFiles"
                | "workspace/didDeleteFiles"
                | "exit"
        )
    }

    /// The id that this cancels, if it is a cancellation.
    pub(super) fn cancels(&self) -> Option<Id> {
        #[derive(Deserialize)]
        struct Cancel {
            id: Id,
        }
        match self {
            Self::Notification { method, params } if method == "$/cancelRequest" => {
                params.read::<Cancel>().ok().map(|it| it.id)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let found = match Incoming::parse(body.as_bytes().to_vec()) {
            Incoming::Request { id, method, .. } => format!("request {id:?} {method}"),
            Incoming::Notification { method, .. } => format!("notification {method}"),
            Incoming::Response { id, succeeded } => format!("response {id:?} {succeeded}"),
            Incoming::Broken(fault) => format!("broken {}", fault.code),
            Incoming::BrokenRequest { id, fault } => format!("broken {id:?} {}", fault.code),
        };
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn parameters_are_read_where_they_stand() {
        for (body, expected) in [
            (r#"{"method":"a","params": {"b": [1, "é"]} }"#, r#"{"b":[1,"é"]}"#),
            (r#"{"params":[],"method":"a"}"#, "[]"),
            (r#"{"method":"a","params":null}"#, "null"),
            (r#"{"method":"a"}"#, "null"),
        ] {
            let message = Incoming::parse(body.as_bytes().to_vec());
            let Incoming::Notification { params, .. } = message else { panic!("{message:?}") };
            assert_eq!(params.read::<serde_json::Value>().map(|it| it.to_string()).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn messages_are_told_apart() {
        check(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#, "request Number(1) a");
        check(r#"{"id":"x","method":"a\/b","params":{}}"#, "request String(\"x\") a/b");
        check(r#"{"jsonrpc":"2.0","method":"a","params":null}"#, "notification a");
        check(r#"{"jsonrpc":"2.0","id":1,"result":null}"#, "response Some(Number(1)) true");
        check(
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}}"#,
            "response Some(Number(1)) false",
        );
        check(r#"{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":""}}"#, "response None false");
        check(r#"{"jsonrpc":"2.0","result":1}"#, "response None true");
    }

    #[test]
    fn what_is_no_message_is_said_to_be_none() {
        check("{", "broken -32700");
        check("", "broken -32700");
        check("nul", "broken -32700");
        check("[]", "broken -32600");
        check("1", "broken -32600");
        check("{}", "broken -32600");
        check(r#"{"id":null,"method":"a"}"#, "broken -32600");
        check(r#"{"id":1.5,"method":"a"}"#, "broken -32600");
        check(r#"{"id":1}"#, "broken Number(1) -32600");
        check(r#"{"id":1,"method":2}"#, "broken -32600");
    }
}
