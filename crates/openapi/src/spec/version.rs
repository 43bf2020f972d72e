//! Which version of the specification a document says it follows.

use wirelint_yaml::{Node, NodeId, Scalar};

/// A version of the specification. Patch releases (`3.0.4`) never change what may stand where.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Version {
    /// 3.0.x
    V30,
    /// 3.1.x
    V31,
    /// 3.2.x
    V32,
}

/// A version that could not be understood, and the one that comes closest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VersionFault {
    /// What is wrong.
    pub problem: VersionProblem,
    /// The value at fault; where nothing is written, the first key of the document, or else its root.
    pub node: NodeId,
    /// What the document is read as all the same: the version named by its first two numbers; 3.0 for Swagger 2.0,
    /// its direct successor; else the latest, which accepts the most.
    pub nearest: Version,
}

/// What is wrong with a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VersionProblem {
    /// There is neither `openapi` nor `swagger`.
    Missing,
    /// `swagger`, with its value: 2.0 or older.
    Swagger(String),
    /// A number (`openapi: 3.1`), a mapping or a list, where a string is needed; a scalar's text.
    NotAString(String),
    /// A string that names no version from 3.0.0 up to 3.2.x.
    Unsupported(String),
}

impl Version {
    /// The newest that the table knows.
    pub const LATEST: Self = Self::V32;

    /// All of them, oldest first.
    pub const ALL: [Self; 3] = [Self::V30, Self::V31, Self::V32];

    /// `3.1`
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }

    /// The version that the document under `root` follows: `3.0.x`, `3.1.x` or `3.2.x`, with or without a pre-release
    /// behind it.
    pub fn of(root: Node<'_>) -> Result<Self, VersionFault> {
        let Some(value) = root.get("openapi") else {
            return Err(without_openapi(root));
        };
        let text = value.text().unwrap_or_default().into_owned();
        let named = Self::ALL.into_iter().find(|version| is_of(&text, version.as_str()));
        let nearest = named.unwrap_or(Self::LATEST);
        let fault = |problem| VersionFault { problem, node: value.id(), nearest };
        let Some(Scalar::Str(_)) = value.scalar() else {
            // A key that is still being typed has no value yet.
            let problem =
                if value.is_null() { VersionProblem::Missing } else { VersionProblem::NotAString(text) };
            return Err(fault(problem));
        };
        named.filter(|_| has_patch(&text)).ok_or_else(|| fault(VersionProblem::Unsupported(text)))
    }
}

fn without_openapi(root: Node<'_>) -> VersionFault {
    match root.get("swagger") {
        Some(value) => VersionFault {
            problem: VersionProblem::Swagger(value.text().unwrap_or_default().into_owned()),
            node: value.id(),
            nearest: Version::V30,
        },
        // Where it belongs is before the first key; the root would be all of the document.
        None => VersionFault {
            problem: VersionProblem::Missing,
            node: root.entries().next().map_or(root, |it| it.key).id(),
            nearest: Version::LATEST,
        },
    }
}

/// Whether `text` is `version` or goes on with a patch number.
fn is_of(text: &str, version: &str) -> bool {
    text.strip_prefix(version).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// `3.1.0`, `3.1.0-rc1`
fn has_patch(text: &str) -> bool {
    let number = text.split('-').next().unwrap_or_default();
    let patch = number.splitn(3, '.').nth(2).unwrap_or_default();
    !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit())
}
