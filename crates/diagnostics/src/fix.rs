//! What can be done about a finding.

use std::borrow::Cow;

use wirelint_source::{FileId, Span, TextEdit, TextRange};

/// How far a fix may be trusted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Applicability {
    /// Shown, never made by a machine: it has a gap that a person must fill.
    Manual,
    /// It may change what the contract means; made only when asked for by name.
    Unsafe,
    /// It keeps the meaning, or writes down what the contract already says in prose.
    Safe,
}

impl Applicability {
    /// The name in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// What a rule proposes, in terms of the contract. The front end that owns the span's file knows how to write it into
/// its syntax.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remedy {
    /// Declare a `Retry-After` header on the response whose definition stands at `response`.
    DeclareRetryAfter {
        /// The response's key or definition.
        response: Span,
    },
    /// State the largest accepted value of the number-valued parameter whose definition stands at `parameter`.
    SetMaximum {
        /// The parameter's definition.
        parameter: Span,
        /// The largest accepted value.
        value: u64,
    },
    /// State what the number-valued parameter whose definition stands at `parameter` is where it is not given.
    SetDefault {
        /// The parameter's definition.
        parameter: Span,
        /// What it is then.
        value: u64,
    },
    /// Write `text` instead of the string that stands at `span`; quoting stays as it was.
    RenameString {
        /// The string, with its quotes if it has some.
        span: Span,
        /// The new content, without quotes.
        text: String,
    },
    /// Write `text` instead of the name that stands at `span`, and at each of `others`, in whatever file these are.
    RenameAll {
        /// The name where it is defined.
        span: Span,
        /// Where it is referred to.
        others: Vec<Span>,
        /// The new name.
        text: String,
    },
    /// Write the number `value` instead of the one that stands at `span`.
    SetNumber {
        /// The number.
        span: Span,
        /// The new one.
        value: u64,
    },
    /// Give calls that are made again an entry of their own, the same without retries, beside the one that `span` is in.
    ExceptFromRetry {
        /// Something in the entry that they have now.
        span: Span,
        /// The calls.
        calls: Vec<CallName>,
    },
    /// Write `text` instead of what stands at `span`.
    Replace {
        /// What goes; where it is empty, nothing does.
        span: Span,
        /// What comes.
        text: String,
    },
    /// Take the statement away that stands at `span`, with its line where nothing else is on it.
    Delete {
        /// The statement.
        span: Span,
    },
}

/// What a method is called over gRPC.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallName {
    /// The service's name with its package.
    pub service: String,
    /// The method's own name.
    pub method: String,
}

impl Remedy {
    /// Where it changes something.
    pub fn span(&self) -> Span {
        match self {
            Self::DeclareRetryAfter { response: span }
            | Self::SetMaximum { parameter: span, .. }
            | Self::SetDefault { parameter: span, .. }
            | Self::RenameString { span, .. }
            | Self::RenameAll { span, .. }
            | Self::SetNumber { span, .. }
            | Self::ExceptFromRetry { span, .. }
            | Self::Replace { span, .. }
            | Self::Delete { span } => *span,
        }
    }

    /// Wherever it changes something.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let others: &[Span] = if let Self::RenameAll { others, .. } = self { others } else { &[] };
        std::iter::once(self.span()).chain(others.iter().copied())
    }

    /// It as one remedy for each file that it changes, the file of its span first.
    pub fn by_file(&self) -> Vec<Cow<'_, Self>> {
        let Self::RenameAll { span, others, text } = self else { return vec![Cow::Borrowed(self)] };
        if others.iter().all(|it| it.file == span.file) {
            return vec![Cow::Borrowed(self)];
        }
        let mut files: Vec<Vec<Span>> = Vec::new();
        for span in std::iter::once(span).chain(others) {
            match files.iter_mut().find(|it| it[0].file == span.file) {
                Some(known) => known.push(*span),
                None => files.push(vec![*span]),
            }
        }
        let one = |mut spans: Vec<Span>| {
            let others = spans.split_off(1);
            Cow::Owned(Self::RenameAll { span: spans[0], others, text: text.clone() })
        };
        files.into_iter().map(one).collect()
    }

    /// It as edits of `text`, the only file that it changes, in which `at` says where a span is; `None` where it takes more than that to
    /// write it.
    pub fn textual(&self, text: &str, at: impl Fn(Span) -> TextRange) -> Option<Vec<TextEdit>> {
        let edit = |span: &Span, text: &str| TextEdit { range: at(*span), text: text.to_owned() };
        match self {
            Self::RenameAll { span, others, text } => {
                Some(std::iter::once(span).chain(others).map(|it| edit(it, text)).collect())
            }
            Self::Replace { span, text } => Some(vec![edit(span, text)]),
            Self::Delete { span } => {
                Some(vec![TextEdit { range: at(*span).with_lines(text), text: String::new() }])
            }
            Self::DeclareRetryAfter { .. }
            | Self::SetMaximum { .. }
            | Self::SetDefault { .. }
            | Self::RenameString { .. }
            | Self::SetNumber { .. }
            | Self::ExceptFromRetry { .. } => None,
        }
    }

    /// Gives every place to `moved`, to be corrected.
    pub fn move_spans(&mut self, moved: &impl Fn(&mut Span)) {
        match self {
            Self::DeclareRetryAfter { response: span }
            | Self::SetMaximum { parameter: span, .. }
            | Self::SetDefault { parameter: span, .. }
            | Self::RenameString { span, .. }
            | Self::SetNumber { span, .. }
            | Self::ExceptFromRetry { span, .. }
            | Self::Replace { span, .. }
            | Self::Delete { span } => moved(span),
            Self::RenameAll { span, others, .. } => {
                moved(span);
                others.iter_mut().for_each(moved);
            }
        }
    }
}

/// A remedy as a rule offers it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// What it does, for a menu: "Declare `Retry-After`".
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// What it does.
    pub remedy: Remedy,
}

/// A remedy written out: edits of one or several files that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, for a menu.
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// The edits, all or none of which are made.
    pub edits: Vec<FileEdit>,
}

/// One edit of one file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FileEdit {
    /// The file.
    pub file: FileId,
    /// The edit, in bytes from the start of the file.
    pub edit: TextEdit,
}
