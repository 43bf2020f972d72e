//! Which language a file is in.

use std::path::Path;

/// A language that source code is read in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Language {
    /// JavaScript, with JSX.
    JavaScript,
    /// TypeScript without JSX, where `<T>x` is a cast.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
    /// Python.
    Python,
    /// Java.
    Java,
    /// Ruby.
    Ruby,
    /// Go.
    Go,
}

/// Languages that are read alike, and whose files may call one another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Go.
    Go,
    /// Python.
    Python,
    /// Java.
    Java,
    /// JavaScript and TypeScript.
    Ecma,
    /// Ruby.
    Ruby,
}

impl Language {
    /// The languages that are read like it.
    pub fn family(self) -> Family {
        match self {
            Self::JavaScript | Self::TypeScript | Self::Tsx => Family::Ecma,
            Self::Python => Family::Python,
            Self::Java => Family::Java,
            Self::Ruby => Family::Ruby,
            Self::Go => Family::Go,
        }
    }

    /// What starts a comment that goes to the end of its line.
    pub fn comment_sign(self) -> &'static str {
        match self.family() {
            Family::Python | Family::Ruby => "#",
            Family::Java | Family::Go | Family::Ecma => "//",
        }
    }

    /// The language of the file at `path`, by its extension; `None` where it is none that is read, or its grammar was left out.
    pub fn of(path: &Path) -> Option<Self> {
        let language = match path.extension()?.to_str()? {
            "js" | "mjs" | "cjs" | "jsx" => Self::JavaScript,
            "ts" | "mts" | "cts" => Self::TypeScript,
            "tsx" => Self::Tsx,
            "py" => Self::Python,
            "java" => Self::Java,
            "rb" => Self::Ruby,
            "go" => Self::Go,
            _ => return None,
        };
        language.grammar().map(|_| language)
    }

    /// The grammar, if it was not left out.
    #[cfg_attr(
        all(
            feature = "go",
            feature = "java",
            feature = "javascript",
            feature = "python",
            feature = "ruby",
            feature = "typescript"
        ),
        expect(clippy::unnecessary_wraps, reason = "a grammar may be left out")
    )]
    pub(crate) fn grammar(self) -> Option<tree_sitter::Language> {
        match self {
            #[cfg(feature = "javascript")]
            Self::JavaScript => Some(tree_sitter_javascript::LANGUAGE.into()),
            #[cfg(feature = "typescript")]
            Self::TypeScript => Some(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
            #[cfg(feature = "typescript")]
            Self::Tsx => Some(tree_sitter_typescript::LANGUAGE_TSX.into()),
            #[cfg(feature = "java")]
            Self::Java => Some(tree_sitter_java::LANGUAGE.into()),
            #[cfg(feature = "python")]
            Self::Python => Some(tree_sitter_python::LANGUAGE.into()),
            #[cfg(feature = "ruby")]
            Self::Ruby => Some(tree_sitter_ruby::LANGUAGE.into()),
            #[cfg(feature = "go")]
            Self::Go => Some(tree_sitter_go::LANGUAGE.into()),
            #[cfg(not(all(
                feature = "go",
                feature = "java",
                feature = "javascript",
                feature = "python",
                feature = "ruby",
                feature = "typescript"
            )))]
            _ => None,
        }
    }
}
