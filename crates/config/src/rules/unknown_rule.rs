//! `config/unknown-rule`

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Applicability, Kind, Level, declare_rule};

use crate::nearest::nearest;
use crate::preset::Preset;
use crate::rules::{Written, finding, instead, one_of};

declare_rule! {
    /// ## What it checks
    /// Every name under `rules` is the id of a rule (`pagination/list-unpaginated`), a group (`pagination`), the name that
    /// another tool or an older version has for a rule, or `all`; every name under `extends` is a preset or a file.
    ///
    /// ## Why it matters
    /// A level that is given to no rule changes nothing: the rule that was meant goes on as before. It happens by a slip
    /// of the finger, and when a configuration is older or newer than the wirelint that reads it.
    ///
    /// ## Examples
    /// ```yaml incorrect
    /// extends: [recomended]
    /// ```
    ///
    /// ```yaml correct
    /// extends: [recommended]
    /// ```
    ///
    /// ```yaml incorrect
    /// rules:
    ///   pagination/list-not-paginated: error
    /// ```
    ///
    /// ```yaml correct
    /// rules:
    ///   pagination/list-unpaginated: error
    /// ```
    ///
    /// ## Fix safety
    /// Unsafe: the nearest known name is offered where one is near, and another rule than before gets the level.
    ///
    /// ## Measured
    /// Not measured: states a fact about the configuration itself.
    ///
    /// ## References
    /// - `wirelint rules` lists every rule with its group and the names that other tools have for it.
    pub(crate) static UNKNOWN_RULE: fn(&UnknownRule<'_>) -> Diagnostic = {
        id: "config/unknown-rule",
        summary: "every rule, group and preset that the configuration names exists",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Config],
        fix: Applicability::Unsafe,
        visit: judge,
    }
}

/// A name that stands for nothing.
pub(crate) enum UnknownRule<'a> {
    /// Under `rules`, with the name that was probably meant.
    Rule(&'a Written, Option<&'static str>),
    /// Under `extends`.
    Preset(&'a Written),
}

fn judge(it: &UnknownRule<'_>) -> Diagnostic {
    let (written, what, near, otherwise) = match *it {
        UnknownRule::Rule(written, near) => {
            let otherwise = "`wirelint rules` lists them all".into();
            (written, "rule and no group of rules", near.map(String::from), otherwise)
        }
        UnknownRule::Preset(written) => {
            let presets = one_of(Preset::ALL.map(Preset::as_str));
            let otherwise = format!("write {presets}, or a file: `./shared.yaml`");
            (written, "preset", near_preset(&written.text), otherwise)
        }
    };
    let help = near.as_ref().map_or(otherwise, |near| format!("did you mean `{near}`?"));
    let message = format!("`{}` is no {what}", written.shown());
    let mut finding = finding(&UNKNOWN_RULE.meta, written.span, message, help);
    finding.arguments.push(written.text.clone());
    finding.suggestions.extend(near.and_then(|near| instead(written, &near)));
    finding
}

/// The preset that `name` is near to, or `name` as a file where it looks like one.
fn near_preset(name: &str) -> Option<String> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if matches!(extension, "yaml" | "yml" | "json") {
        return Some(format!("./{name}"));
    }
    nearest(name, Preset::ALL.map(Preset::as_str)).map(String::from)
}
