//! `config/unknown-key`

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Applicability, Kind, Level, declare_rule};

use crate::nearest::nearest;
use crate::rules::{Written, finding, instead, one_of};

declare_rule! {
    /// ## What it checks
    /// Every key of `wirelint.yaml` is one that wirelint knows: at the top level, in an override, in the settings of a
    /// rule (`level`, and the options that its page lists), in `vocabulary` and in `map`. The names under `rules` are another rule's, `config/unknown-rule`.
    ///
    /// ## Why it matters
    /// A key that is not known is passed over. Who wrote `exclud` believes that files are excluded; they are not, or the
    /// other way round, and nothing else would say so.
    ///
    /// ## Examples
    /// ```yaml incorrect
    /// rules:
    ///   pagination/list-unpaginated: error
    /// exclud: ["vendor/**"]
    /// ```
    ///
    /// ```yaml correct
    /// rules:
    ///   pagination/list-unpaginated: error
    /// exclude: ["vendor/**"]
    /// ```
    ///
    /// ## Fix safety
    /// Unsafe: the nearest known key is offered where one is near, and what stands under it takes effect.
    ///
    /// ## Measured
    /// Not measured: states a fact about the configuration itself.
    ///
    /// ## References
    /// - YAML 1.2.2 §3.2.1.1: keys of a mapping, <https://yaml.org/spec/1.2.2/#3211-nodes>
    pub(crate) static UNKNOWN_KEY: fn(&UnknownKey<'_>) -> Diagnostic = {
        id: "config/unknown-key",
        summary: "every key of the configuration is known",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Config],
        fix: Applicability::Unsafe,
        visit: judge,
    }
}

/// A key that its mapping has no use for.
pub(crate) struct UnknownKey<'a> {
    pub(crate) key: Written,
    /// What the mapping is: "a configuration".
    pub(crate) within: &'a str,
    /// The keys that it may have.
    pub(crate) allowed: &'a [&'static str],
}

fn judge(it: &UnknownKey<'_>) -> Diagnostic {
    let near = nearest(&it.key.text, it.allowed.iter().copied());
    let help = near.map_or_else(
        || format!("{} has {}", it.within, one_of(it.allowed.iter().copied())),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("`{}` is no key of {}", it.key.shown(), it.within);
    let mut finding = finding(&UNKNOWN_KEY.meta, it.key.span, message, help);
    finding.arguments.push(it.key.text.clone());
    finding.suggestions.extend(near.and_then(|near| instead(&it.key, near)));
    finding
}
