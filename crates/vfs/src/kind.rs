//! What a file is.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::sniff;
use crate::workspace::CONFIG_NAME;
use crate::{PatternError, Patterns};

/// The extension of Protocol Buffers files.
const PROTO: &str = "proto";

/// The extensions of GraphQL files.
const GRAPHQL: [&str; 3] = ["graphql", "graphqls", "gql"];

/// The extensions of source code that documents of GraphQL stand in, or which says how fields are resolved: TypeScript, JavaScript, Python,
/// Java, Ruby and Go.
const SOURCE: [&str; 12] = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", PYTHON, JAVA, RUBY, GO];

/// The extension of Python.
const PYTHON: &str = "py";

/// The extension of Java.
const JAVA: &str = "java";

/// The extension of Ruby.
const RUBY: &str = "rb";

/// The extension of Go.
const GO: &str = "go";

/// Files that stand at the top of a package of Python or Ruby, or of a module of Java or Go.
const MANIFESTS: [&str; 10] = [
    "pyproject.toml",
    "requirements.txt",
    "Pipfile",
    "setup.py",
    "manage.py",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "Gemfile",
    "go.mod",
];

/// The extension of the data models of Prisma, which source code asks for data.
const MODEL: &str = "prisma";

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A document with `openapi` at its top, whatever version it states.
    OpenApi,
    /// A document with `swagger` at its top, as contracts of version 2.0 have it.
    Swagger,
    /// A document with `asyncapi` at its top.
    AsyncApi,
    /// A Protocol Buffers file, by its extension `.proto`.
    Proto,
    /// A GraphQL file with a schema, operations or both, by its extension `.graphql`, `.graphqls` or `.gql`; or a schema as JSON, the result of
    /// an introspection query; or source code in TypeScript or JavaScript that has such documents in template literals, or in Python that has
    /// definitions in calls of `gql`.
    GraphQl,
    /// Source code in TypeScript, JavaScript, Python, Java, Ruby or Go that may say how fields of GraphQL are resolved, and has no documents of
    /// GraphQL.
    Resolvers,
    /// Configuration of retries and timeouts: gRPC service configs, Envoy, Istio, the Gateway API, Linkerd.
    Traffic,
    /// Our own configuration.
    Config,
    /// YAML that a template engine (Helm, Jinja) writes: the text is not yet what it will be.
    Templated,
    /// Anything else.
    Unrelated,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::OpenApi,
        Self::Swagger,
        Self::AsyncApi,
        Self::Proto,
        Self::GraphQl,
        Self::Resolvers,
        Self::Traffic,
        Self::Config,
        Self::Templated,
        Self::Unrelated,
    ];

    /// The name on the command line and in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpenApi => "openapi",
            Self::Swagger => "swagger",
            Self::AsyncApi => "asyncapi",
            Self::Proto => "protobuf",
            Self::GraphQl => "graphql",
            Self::Resolvers => "resolvers",
            Self::Traffic => "traffic",
            Self::Config => "config",
            Self::Templated => "templated",
            Self::Unrelated => "unrelated",
        }
    }

    /// Whether a file of this kind is kept in memory: a contract, of a version that is read or not yet, code that says how one is answered, or
    /// configuration, ours or of traffic.
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Templated | Self::Unrelated)
    }

    /// What the file at `path` is by its name and `text`. Builds no tree; linear, and fast on what it is not.
    pub fn of(path: &Path, text: &str) -> Self {
        if path.file_name().is_some_and(|it| it == CONFIG_NAME) {
            return Self::Config;
        }
        if path.extension().is_some_and(|it| it == PROTO) {
            return Self::Proto;
        }
        if has_one_of(path, &GRAPHQL) {
            return Self::GraphQl;
        }
        if Self::is_source(path) {
            let is_python = Self::is_python(path);
            return match () {
                () if is_python && sniff::embeds_definitions(text) => Self::GraphQl,
                () if is_python && sniff::resolves_fields(path, text) => Self::Resolvers,
                () if is_python => Self::Unrelated,
                () if Self::is_ruby(path) && sniff::resolves_fields(path, text) => Self::Resolvers,
                () if Self::is_ruby(path) => Self::Unrelated,
                () if Self::is_go(path) && !sniff::resolves_fields(path, text) => Self::Unrelated,
                () if Self::is_go(path) => Self::Resolvers,
                () if !Self::is_java(path) && sniff::embeds_graphql(text) => Self::GraphQl,
                () if sniff::resolves_fields(path, text) => Self::Resolvers,
                () => Self::Unrelated,
            };
        }
        if Self::is_model(path) || Self::is_manifest(path) || Self::is_settings(path) {
            return Self::Unrelated;
        }
        let is_json = path.extension().is_some_and(|it| it == "json");
        if !is_json && sniff::is_templated(text) {
            return Self::Templated;
        }
        sniff::kind(text)
    }

    /// Whether the file at `path` is source code, by its extension. Hardly any such file is of interest.
    pub fn is_source(path: &Path) -> bool {
        has_one_of(path, &SOURCE)
    }

    /// Whether the file at `path` is a data model of Prisma, by its extension. Resolvers are read together with it.
    pub fn is_model(path: &Path) -> bool {
        path.extension().is_some_and(|it| it == MODEL)
    }

    /// Whether the file at `path` is in Python, by its extension.
    pub fn is_python(path: &Path) -> bool {
        path.extension().is_some_and(|it| it == PYTHON)
    }

    /// Whether the file at `path` is in Java, by its extension.
    pub fn is_java(path: &Path) -> bool {
        path.extension().is_some_and(|it| it == JAVA)
    }

    /// Whether the file at `path` is in Ruby, by its extension.
    pub fn is_ruby(path: &Path) -> bool {
        path.extension().is_some_and(|it| it == RUBY)
    }

    /// Whether the file at `path` is in Go, by its extension.
    pub fn is_go(path: &Path) -> bool {
        path.extension().is_some_and(|it| it == GO)
    }

    /// Whether the file at `path` stands at the top of a package of Python or Ruby, or of a module of Java or Go, by its name.
    pub fn is_manifest(path: &Path) -> bool {
        path.file_name().is_some_and(|it| MANIFESTS.iter().any(|name| it == *name))
    }

    /// Whether a walk looks into files with this name.
    pub(crate) fn has_extension(path: &Path) -> bool {
        has_one_of(path, &["yaml", "yml", "json", PROTO])
            || has_one_of(path, &GRAPHQL)
            || Self::is_source(path)
            || Self::is_model(path)
            || Self::is_manifest(path)
            || Self::is_settings(path)
    }

    /// Whether the file at `path` says as properties what holds for all of a program in Java, by its name.
    pub fn is_settings(path: &Path) -> bool {
        let name = path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        name.starts_with("application") && path.extension().is_some_and(|it| it == "properties")
    }
}

/// Whether the file at `path` has one of `extensions`.
fn has_one_of(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|it| extensions.iter().any(|extension| it == *extension))
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == name).ok_or(())
    }
}

/// What the user says of files: `--kind PATTERN=KIND`. The last pattern that matches wins.
#[derive(Clone, Default, Debug)]
pub struct KindPatterns {
    patterns: Patterns,
    kinds: Vec<Kind>,
}

impl KindPatterns {
    /// Reads each `PATTERN=KIND`, the patterns relative to `base` (absolute).
    pub fn parse<'a>(base: &Path, texts: impl IntoIterator<Item = &'a str>) -> Result<Self, PatternError> {
        let mut patterns = Vec::new();
        let mut kinds = Vec::new();
        for text in texts {
            let error = |message: String| PatternError { pattern: text.to_owned(), message };
            let (pattern, kind) =
                text.rsplit_once('=').ok_or_else(|| error("it has no `=KIND`".to_owned()))?;
            let kind = kind.parse().map_err(|()| {
                let names = Kind::ALL.map(Kind::as_str).join(", ");
                error(format!("`{kind}` is not a kind (there are {names})"))
            })?;
            patterns.push((base, pattern));
            kinds.push(kind);
        }
        Ok(Self { patterns: Patterns::new(patterns)?, kinds })
    }

    /// What the user says of `path` (absolute).
    pub fn kind_of(&self, path: &Path) -> Option<Kind> {
        self.patterns.matching(path).last().map(|&it| self.kinds[it])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_last_pattern_that_matches_tells_the_kind() {
        let kinds = KindPatterns::parse(Path::new("/w"), ["api=openapi", "**/*=x.json=unrelated"]).unwrap();
        assert_eq!(kinds.kind_of(Path::new("/w/api/a.yaml")), Some(Kind::OpenApi));
        assert_eq!(kinds.kind_of(Path::new("/w/api/a=x.json")), Some(Kind::Unrelated));
        assert_eq!(kinds.kind_of(Path::new("/w/b.yaml")), None);
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_said() {
        let error = |text| KindPatterns::parse(Path::new("/w"), [text]).unwrap_err().to_string();
        assert_eq!(error("api"), "the pattern `api` cannot be read: it has no `=KIND`");
        assert_eq!(
            error("api=opanapi"),
            "the pattern `api=opanapi` cannot be read: `opanapi` is not a kind (there are openapi, swagger, asyncapi, \
             protobuf, graphql, resolvers, traffic, config, templated, unrelated)"
        );
    }
}
