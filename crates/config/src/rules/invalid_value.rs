//! `config/invalid-value`

use std::borrow::Cow;

use wirelint_diagnostics::{Diagnostic, Related, Suggestion};
use wirelint_lint::{Applicability, Kind, Level, declare_rule};
use wirelint_source::Span;

use crate::file::Word;
use crate::nearest::nearest;
use crate::rules::{Written, finding, instead, one_of};

declare_rule! {
    /// ## What it checks
    /// Every value of `wirelint.yaml` is of a kind that its key takes: a level is `off`, `hint`, `info`, `warning` or
    /// `error`, a pattern is well formed, a file that is extended exists and does not lead back to the one that extends
    /// it, nothing is said twice, and nothing that is needed is missing. What an option of a rule takes is on the rule's page. A word of `vocabulary` has a letter or a digit, stands
    /// in one of the lists that exclude each other, and is taken out of a list that it is in; a weight of `map` is a whole
    /// number from 0 to 10; a function of `resolvers` is named as it is called, and does one of two things. `wirelint explain vocabulary`, `wirelint
    /// explain weights` and `wirelint explain resolvers` say more.
    ///
    /// ## Why it matters
    /// A value that cannot be understood is passed over, and the rest of the configuration counts without it: a rule keeps
    /// its level, an override reaches no file, a word goes on without its meaning.
    ///
    /// ## Examples
    /// ```yaml incorrect
    /// rules:
    ///   pagination/list-unpaginated: warn
    /// ```
    ///
    /// ```yaml correct
    /// rules:
    ///   pagination/list-unpaginated: warning
    /// ```
    ///
    /// ```yaml incorrect
    /// overrides:
    ///   - files: "internal/**"
    ///     rules: { pagination: off }
    /// ```
    ///
    /// ```yaml correct
    /// overrides:
    ///   - files: ["internal/**"]
    ///     rules: { pagination: off }
    /// ```
    ///
    /// ```yaml incorrect
    /// vocabulary:
    ///   verbs: { read: [place], create: [place] }
    /// ```
    ///
    /// ```yaml correct
    /// vocabulary:
    ///   verbs: { create: [place] }
    /// ```
    ///
    /// ## Fix safety
    /// Unsafe: the level that was probably meant is offered where there is one, and it takes effect.
    ///
    /// ## Measured
    /// Not measured: states a fact about the configuration itself.
    ///
    /// ## References
    /// - YAML 1.2.2 §10.3.2: `no` and `off` are strings, `false` is none, <https://yaml.org/spec/1.2.2/#1032-tag-resolution>
    pub(crate) static INVALID_VALUE: fn(&InvalidValue<'_>) -> Diagnostic = {
        id: "config/invalid-value",
        summary: "every value of the configuration is of a kind that its key takes",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::Config],
        fix: Applicability::Unsafe,
        visit: judge,
    }
}

/// A value that cannot be understood.
pub(crate) enum InvalidValue<'a> {
    /// Another kind of value than the key takes.
    Type {
        span: Span,
        /// What the value is for: "`rules`".
        of: Cow<'static, str>,
        /// What it takes: "a mapping of rules to levels".
        takes: Cow<'static, str>,
        /// What stands there: "a list".
        found: &'static str,
        /// How it is written: "write `rules: { pagination: off }`".
        help: String,
    },
    /// An option of a rule with another value than it takes.
    Option {
        written: Written,
        of: String,
        takes: String,
        /// The words that it takes, if it takes only those.
        words: Vec<&'static str>,
        help: String,
    },
    /// An option of a rule with a value that will not do, and why.
    Unfit { written: Written, of: String, reason: String, help: String },
    /// A rule's settings that are too large to be meant.
    TooMuch(Span),
    /// No level.
    Level(Written),
    /// A mapping without a key that it needs.
    Missing {
        span: Span,
        key: &'static str,
        /// What the mapping is: "an override".
        within: &'static str,
        /// What follows: "applies to no file".
        effect: &'static str,
    },
    /// A key, or another name of the same rule, that stands in the mapping already.
    Twice { again: Written, first: Span },
    /// A word that no name can be compared with, and why.
    Word(Written, &'static str),
    /// A word in two lists that exclude each other.
    Contradiction {
        again: Written,
        /// The list that it stands in.
        here: Cow<'static, str>,
        first: Span,
        /// The list that it was met in first.
        there: Cow<'static, str>,
    },
    /// A word that is taken out of a list in which it is not.
    NotThere(&'a Word),
    /// No weight.
    Weight(Written),
    /// No name of a function, and why.
    Function(Written, &'static str),
    /// A pattern that can match nothing, and why.
    Pattern(Written, String),
    /// An extended file, and why it cannot be used.
    Extended(Written, String),
    /// A second document in the file.
    SecondDocument(Span),
}

fn judge(it: &InvalidValue<'_>) -> Diagnostic {
    let report = |span, message, help: &str| finding(&INVALID_VALUE.meta, span, message, help.into());
    let about = |written: &Written, message, help| {
        let mut finding = report(written.span, message, help);
        finding.arguments.push(written.text.clone());
        finding
    };
    match it {
        InvalidValue::Type { span, of, takes, found, help } => {
            report(*span, format!("{of} takes {takes}, not {found}"), help)
        }
        InvalidValue::Option { written, of, takes, words, help } => {
            let near = nearest(&written.text, words.iter().copied());
            let message = format!("{of} takes {takes}, not `{}`", written.shown());
            let meant = near.map(|near| format!("did you mean `{near}`?"));
            let mut finding = about(written, message, meant.as_ref().unwrap_or(help));
            finding.suggestions.extend(near.and_then(|near| instead(written, near)));
            finding
        }
        InvalidValue::Unfit { written, of, reason, help } => {
            about(written, format!("`{}` will not do for {of}: {reason}", written.shown()), help)
        }
        InvalidValue::TooMuch(span) => {
            let help = "write what the rule is to be told, and no more";
            report(*span, "these settings are too large to be read".into(), help)
        }
        InvalidValue::Level(written) => level(written),
        InvalidValue::Missing { span, key, within, effect } => {
            let message = format!("{within} without `{key}` {effect}");
            report(*span, message, &format!("add `{key}`"))
        }
        InvalidValue::Twice { again, first } => {
            let message = format!("`{}` is said already", again.shown());
            let mut finding = about(again, message, "the first counts; remove the one that is not meant");
            finding.related.push(Related { span: *first, message: "said here first".into() });
            finding
        }
        InvalidValue::Word(written, reason) => {
            let message = format!("`{}` is no word: {reason}", written.shown());
            let help = "write a word as it stands in names, in whatever case: `Request-Token`";
            about(written, message, help)
        }
        InvalidValue::Contradiction { again, here, first, there } => {
            let message = format!("`{}` is in `{here}` and in `{there}`", again.shown());
            let mut finding = about(again, message, "the first counts; remove the one that is not meant");
            finding.related.push(Related { span: *first, message: "said here first".into() });
            finding
        }
        InvalidValue::NotThere(word) => {
            let message = format!("`{}` is not in `{}`", word.written.shown(), word.list.name());
            about(&word.written, message, "`wirelint explain vocabulary` lists the words that are in it")
        }
        InvalidValue::Weight(written) => {
            let message = format!("`{}` is no weight", written.shown());
            about(written, message, "write a whole number from 0 to 10")
        }
        InvalidValue::Function(written, reason) => {
            let message = format!("`{}` is no name of a function: {reason}", written.shown());
            let help = "write it as it is called, maybe with what it is a property of: `load`, `users.load`";
            about(written, message, help)
        }
        InvalidValue::Pattern(written, reason) => {
            let message = format!("`{}` is no pattern: {reason}", written.shown());
            let help =
                "a pattern is a way from the folder of this file, with `*`, `**`, `?`, `[…]` and `{…,…}`";
            about(written, message, help)
        }
        InvalidValue::Extended(written, reason) => {
            let message = format!("`{}` cannot be extended: {reason}", written.shown());
            let help =
                "a file is named relative to this one, starts with `./` or `../` and lies in the workspace";
            about(written, message, help)
        }
        InvalidValue::SecondDocument(span) => report(
            *span,
            "a configuration is one document".into(),
            "only the first document counts; remove `---`",
        ),
    }
}

fn level(written: &Written) -> Diagnostic {
    let levels = || Level::ALL.iter().map(|it| it.as_str());
    let meant = meant_level(&written.text).or_else(|| nearest(&written.text, levels()));
    let message = if written.text.is_empty() {
        "no level is given".into()
    } else {
        format!("`{}` is no level", written.shown())
    };
    let help = meant.map_or_else(
        || format!("write {}", one_of(levels())),
        |meant| format!("write `{meant}`; the levels are {}", one_of(levels())),
    );
    let mut finding = finding(&INVALID_VALUE.meta, written.span, message, help);
    finding.arguments.push(written.text.clone());
    let suggestion: Option<Suggestion> = meant.and_then(|meant| instead(written, meant));
    finding.suggestions.extend(suggestion);
    finding
}

/// The level that goes by this name elsewhere: in YAML 1.1, in other linters, in logs. Numbers are left out: one linter's
/// mildest level is `0`, another's worst.
fn meant_level(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "false" | "no" | "none" | "never" | "ignore" | "disable" | "disabled" => "off",
        "information" | "note" => "info",
        "warn" => "warning",
        "err" | "fatal" => "error",
        _ => return None,
    })
}
