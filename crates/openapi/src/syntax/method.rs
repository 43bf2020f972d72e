//! HTTP methods as path items name them.

use std::borrow::Cow;
use std::fmt;

/// An HTTP method. The fixed ones are keys of a path item, in lower case; others come from `additionalOperations`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Method<'t> {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    /// draft-ietf-httpbis-safe-method-w-body, from 3.2 on.
    Query,
    /// With its spelling in the document, which is the one that is sent.
    Other(Cow<'t, str>),
}

impl Method<'_> {
    /// The same, holding on to no document.
    pub fn into_owned(self) -> Method<'static> {
        match self {
            Self::Other(name) => Method::Other(name.into_owned().into()),
            fixed => Method::from_key(&fixed.as_str().to_ascii_lowercase()).expect("the others are the keys"),
        }
    }

    /// The method with `key` in a path item.
    pub fn from_key(key: &str) -> Option<Method<'static>> {
        Some(match key {
            "get" => Method::Get,
            "put" => Method::Put,
            "post" => Method::Post,
            "delete" => Method::Delete,
            "options" => Method::Options,
            "head" => Method::Head,
            "patch" => Method::Patch,
            "trace" => Method::Trace,
            "query" => Method::Query,
            _ => return None,
        })
    }

    /// As it is sent: `GET`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Method<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
